/**
 * Preloaded (`--import`) into a server under measurement, program and peer alike: how long each request is in the server,
 * from its head being read to the answer being handed to the system. On SIGWINCH, which ends no process, the milliseconds
 * of all answers since the last signal go to the file SERVER_TIMES.
 */
import { writeFileSync } from 'node:fs';
import { Server } from 'node:http';

let times = [];
const { emit } = Server.prototype;
Server.prototype.emit = function (event, ...args) {
  if (event === 'request') {
    const began = performance.now();
    args[1].once('finish', () => times.push(performance.now() - began));
  }
  return emit.call(this, event, ...args);
};
process.on('SIGWINCH', () => {
  writeFileSync(process.env.SERVER_TIMES, JSON.stringify(times));
  times = [];
});
