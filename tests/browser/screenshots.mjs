// The pictures of the README, from the demonstration: node screenshots.mjs [NAME…]. They go to server/pictures/.

import { mkdir, stat } from 'node:fs/promises';
import { launch, person, prefer, signIn } from './lib/browser.mjs';
import { ROOT, STUDENT, TEACHER } from './lib/school.mjs';
import { startServer } from './lib/server.mjs';
import { idsOf } from './lib/visit.mjs';

const FOLDER = new URL('../../server/pictures/', import.meta.url).pathname;
/** Bytes of one picture. */
const MOST = 150_000;
const SIZE = { width: 1200, height: 760 };
const TASK = 'mechanics/two-hikers';

/** A text with a mistake that is easily mended. */
const WRITTEN = `---
type: EqEx
name: Two trains
---
From towns \\(A\\) and \\(B\\), d=300km apart, two trains leave at the same moment
with speeds v_a=[40;60]km/h and v_b=[60;80]km/h towards each other.

1. At what distance x=?km from \\(A\\) do they meet?
2. After what time t=?h?
---
t=d/(v_a+v_bb)
x=t*v_a
`;

const pictures = [
  { name: 'home', who: STUDENT, address: '/' },
  { name: 'exercise', who: STUDENT, address: '/s/electricity-and-heat/rc-low-pass', colorScheme: 'dark' },
  { name: 'session', who: STUDENT, address: `/session/${TASK}`, prepare: answered },
  { name: 'editor', who: TEACHER, address: `/s/${TASK}/edit`, prepare: mistaken },
  { name: 'live', who: TEACHER, address: ({ team }) => `/class/${team}/session`, prepare: connected, height: 1000 },
  { name: 'results', who: TEACHER, address: `/s/${TASK}/results` },
  { name: 'worksheet', who: TEACHER, address: ({ worksheet }) => `/worksheet/${worksheet}`, prepare: paper },
  { name: 'admin', who: ROOT, address: '/admin' },
];

/** One answer that is read as it was meant, and judged. */
async function answered(page) {
  for (const [index, text] of ['2,41 h', '9 min'].entries()) await page.fill(`#a${index}`, text);
  await page.click('#answers button[type=submit]');
  await page.locator('#answers .field.right, #answers .field.wrong').first().waitFor();
}

async function mistaken(page) {
  await page.fill('#content', WRITTEN);
  await page.locator('#layer mark').first().waitFor({ state: 'attached' });
  await page.evaluate(() => scrollTo(0, 0));
}

async function connected(page) {
  await page.waitForFunction(() => document.getElementById('connection').textContent !== '');
}

/** What lies on the table: the first sheet. */
async function paper(page) {
  await page.locator('article.paper').first().scrollIntoViewIfNeeded();
}

const wanted = process.argv.slice(2);
const server = await startServer();
const browser = await launch();
await mkdir(FOLDER, { recursive: true });
const someone = async (login, options) => {
  const one = await person(browser, server.url, { viewport: SIZE, ...options });
  await signIn(one.context, login);
  await prefer(one.context, server.url, { lang: 'en' });
  return one;
};
const ids = await idsOf({ someone });
let failed = false;
for (const { name, who, address, colorScheme = 'light', height = SIZE.height, prepare } of pictures) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { context, watch } = await someone(who, { colorScheme, viewport: { ...SIZE, height } });
  const page = await context.newPage();
  await page.goto(typeof address === 'function' ? address(ids) : address);
  await prepare?.(page);
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(path);
  console.log(`${path}: ${size} bytes`);
  failed ||= size > MOST || watch.found.length > 0;
  for (const line of watch.found) console.log(`  ${line}`);
  await context.close();
}
await browser.close();
await server.stop();
process.exit(failed ? 1 : 0);
