// Whether the time of a refused sign-in tells which names exist: `PROXY_HOPS=1 npm run demo`, then
//   node bench/sign-in/alike.mjs http://127.0.0.1:3000 [TRIES]
// Two names of the demo and two of nobody, in turns, each try from a network of its own so that none is delayed.
const [base = 'http://127.0.0.1:3000', tries = '60'] = process.argv.slice(2);
const names = ['officer5', 'nobody-here', 'reviewer1', 'no-such-name'];
const times = new Map(names.map((name) => [name, []]));
let networks = 0;
for (let i = 0; i < Number(tries); i++)
  for (const username of names) {
    networks += 1;
    const began = performance.now();
    const answer = await fetch(`${base}/api/auth/login`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `10.${networks >> 8}.${networks & 255}.1`,
      },
      body: JSON.stringify({ username, password: 'wrong' }),
    });
    await answer.text();
    if (answer.status !== 401) throw new Error(`${username}: ${answer.status}`);
    times.get(username).push(performance.now() - began);
  }
for (const [name, all] of times) {
  const sorted = all.sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(sorted.length * share)].toFixed(0);
  console.log(`sign-in-refused ${name} p25 ${at(0.25)} median ${at(0.5)} p75 ${at(0.75)} ms`);
}
