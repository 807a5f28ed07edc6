// A look at pages while they are made: node look.mjs ADDRESS… [--who LOGIN] [--width 1440] [--dark] [--lang pl] [--full]
// Pictures go to results/. `{team}` and `{student}` in an address are the class 7a and its first student. With --url, of a server that runs already.

import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { launch, person, prefer, signIn } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';
import { idsOf } from './lib/visit.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    who: { type: 'string' },
    width: { type: 'string', default: '1440' },
    dark: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'en' },
    full: { type: 'boolean', default: false },
    url: { type: 'string' },
  },
});
const server = values.url ? { url: values.url, log: [], stop() {} } : await startServer();
const browser = await launch();
const { context, watch } = await person(browser, server.url, {
  viewport: { width: Number(values.width), height: 1000 },
  colorScheme: values.dark ? 'dark' : 'light',
});
if (values.who) await signIn(context, values.who);
await prefer(context, server.url, { lang: values.lang });
const page = await context.newPage();
await mkdir('results', { recursive: true });
const ids = positionals.some((address) => address.includes('{')) ? await idsOf({ someone: (login) => someone(login) }) : {};
for (const address of positionals) {
  await page.goto(address.replace(/\{(\w+)\}/g, (_, name) => ids[name]));
  const name = address.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
  const path = `results/${name}-${values.width}${values.dark ? '-dark' : ''}-${values.lang}.png`;
  await page.screenshot({ path, fullPage: values.full });
  console.log(path);
}
for (const line of [...watch.found, ...server.log]) console.log(line);
await browser.close();
await server.stop();

async function someone(login) {
  const one = await person(browser, server.url);
  await signIn(one.context, login);
  return one;
}
