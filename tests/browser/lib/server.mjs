// A school of its own for each test file: the demonstration, on a free port, gone at the end.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const BINARY = process.env.EQEX ?? new URL('../../../target/debug/eqex', import.meta.url).pathname;

/** Milliseconds after which a server that says nothing counts as one that does not start. */
const PATIENCE = 60_000;

/** Starts `eqex serve --demo`. Everybody's password is `demo`. */
export async function startServer(flags = []) {
  // Wrong passwords are refused at once: nothing here measures time.
  const all = ['serve', '--demo', '--listen', '127.0.0.1:0', '--login-time', '0', '--login-time-plain', '0', '--log', 'warn', ...flags];
  const child = spawn(BINARY, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const ended = new Promise((done) => child.once('exit', done));
  const url = await new Promise((ready, fail) => {
    const timer = setTimeout(() => fail(new Error('the server did not start in time')), PATIENCE);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${log.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^eqex is ready: (http:\/\/\S+?)\/?$/.exec(line);
      if (found) {
        clearTimeout(timer);
        ready(found[1]);
      }
    });
  });
  return {
    url,
    /** What the server warned of. */
    log,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
