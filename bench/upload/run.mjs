/**
 * tus upload against bare @tus/server + @tus/file-store, in turns, over loopback.
 * Usage, after `npm run build`: node bench/upload/run.mjs [MiB per upload = 1024] [turns = 3] [at once = 1]
 * Prints our median rate, the median of the paired ratios, and how far the server's memory rose above idle.
 */
import { once } from 'node:events';
import { agent, median, MiB, seconds, upload, withServer } from '../tus.mjs';

const [size = 1024, turns = 3, atOnce = 1] = process.argv.slice(2).map(Number);

/** MiB a second and the rise of resident memory, in MiB, of one turn against a fresh server. */
function turn(kind) {
  return withServer(kind, async (url, server) => {
    const rss = async () => (server.send('rss'), (await once(server, 'message'))[0].rss);
    await upload(url, 4 * MiB);
    const idle = await rss();
    let peak = idle;
    const watch = setInterval(async () => (peak = Math.max(peak, await rss())), 100);
    const time = await seconds(() =>
      Promise.all(Array.from({ length: atOnce }, () => upload(url, size * MiB))),
    );
    clearInterval(watch);
    return { rate: (size * atOnce) / time, rise: (peak - idle) / MiB };
  });
}

const results = { peer: [], ours: [] };
for (let i = 0; i < turns; i++) for (const kind of ['peer', 'ours']) results[kind].push(await turn(kind));
const rates = (kind) => results[kind].map(({ rate }) => rate);
const ratio = median(rates('ours').map((rate, i) => rate / rates('peer')[i]));
const name = `tus-upload-${size}MiB-x${atOnce}`;
console.log(
  `${name} ${median(rates('ours')).toFixed(0)} MiB/s ratio=${ratio.toFixed(2)} peer=@tus/server+file-store`,
);

const rise = Math.max(...results.ours.map((result) => result.rise));
console.log(`${name}-memory-rise ${rise.toFixed(0)} MiB ratio=${(rise / 64).toFixed(2)} peer=64-MiB-allowed`);
agent.destroy();
