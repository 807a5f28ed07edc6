// Answers that do not arrive at once: nothing that was typed or submitted is lost, and nothing is judged twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT, school, STUDENT } from './lib/school.mjs';
import { answerCount } from './steps/results.mjs';

const TASK = '/session/mechanics/two-hikers';

const here = school();

/** Runs `use` with a student at the exercise; afterwards so many answers more must be in the log. */
const student = (more, use) => () =>
  here.visit(ROOT, async (_, root) => {
    const before = await answerCount(root.context);
    await here.visit(STUDENT, async (page, { watch }) => {
      watch.allow(/ERR_FAILED/);
      await page.goto(TASK);
      await page.locator('#a1').waitFor();
      await use(page, watch);
    });
    assert.equal((await answerCount(root.context)) - before, more, 'answers in the log');
  });

const isAnswer = (request) => request.method() === 'POST' && !request.url().endsWith('/understood');

/** Has answers not arrive, or their marks not come back, until the function that it gives is called. */
async function cut(page, { after = false } = {}) {
  const broken = async (route) => {
    if (!isAnswer(route.request())) return route.fallback();
    if (after) await route.fetch();
    await route.abort();
  };
  await page.route('**/session/**', broken);
  return () => page.unroute('**/session/**', broken);
}

const type = async (page, first, second) => {
  await page.fill('#a0', first);
  await page.fill('#a1', second);
};
const submit = (page) => page.click('#answers button[type=submit]');
const waits = (page) => page.locator('#answers .sending[data-trouble]').waitFor();
const judged = (page) => page.locator('#answers .field.wrong').first().waitFor();

test('an answer whose marks were lost is judged once, also when it is submitted again', student(1, async (page) => {
  const mend = await cut(page, { after: true });
  await type(page, '11', '12');
  await submit(page);
  await waits(page);
  await submit(page);
  await waits(page);
  await mend();
  await judged(page);
}));

test('an answer that waits is sent from another page', student(1, async (page) => {
  const mend = await cut(page);
  await type(page, '21', '22');
  await submit(page);
  await waits(page);
  await mend();
  const sent = page.waitForResponse((response) => isAnswer(response.request()));
  await page.goto('/');
  assert.equal((await sent).status(), 200);
  await page.goto(TASK);
  assert.deepEqual([await page.inputValue('#a0'), await page.inputValue('#a1')], ['21', '22']);
  await judged(page);
}));

test('what is typed while an answer waits outlasts a reload', student(1, async (page) => {
  let mend = await cut(page);
  await type(page, '31', '32');
  await submit(page);
  await waits(page);
  await page.fill('#a1', '33');
  await page.reload();
  await waits(page);
  assert.deepEqual([await page.inputValue('#a0'), await page.inputValue('#a1')], ['31', '33']);
  await mend();
  await judged(page);
  await page.reload();
  assert.equal(await page.inputValue('#a1'), '33', 'it is judged without it, and kept');
}));

test('what is typed while an answer is on its way gets no mark', student(1, async (page) => {
  let arrive;
  const slow = new Promise((done) => (arrive = done));
  await page.route('**/session/**', async (route) => {
    if (isAnswer(route.request())) await slow;
    await route.fallback();
  });
  await type(page, '41', '42');
  await submit(page);
  await page.fill('#a1', '43');
  arrive();
  await page.locator('#answers .field.wrong #a0').waitFor();
  assert.equal(await page.locator('#answers .field.wrong #a1').count(), 0);
  assert.notEqual(await page.locator('#answers .sending').innerText(), 'Submitted');
}));

test('an answer that is refused elsewhere waits until its page tells it', student(0, async (page, watch) => {
  watch.allow(/409/);
  const mend = await cut(page);
  await type(page, '51', '52');
  await submit(page);
  await waits(page);
  // The numbers were others by the time it was sent.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('eqex.sending:'));
    localStorage.setItem(key, localStorage.getItem(key).replace(/variant=[^&"]*/, 'variant=another'));
  });
  await mend();
  const refused = page.waitForResponse((response) => isAnswer(response.request()));
  await page.goto('/');
  assert.equal((await refused).status(), 409);
  await page.goto(TASK);
  await page.locator('#answers .sending[data-trouble]', { hasText: 'numbers' }).waitFor();
}));

test('an answer that came too soon says when it goes on, and goes then', student(1, async (page, watch) => {
  watch.allow(/429/);
  let refused = 0;
  await page.route('**/session/**', (route) => {
    if (!isAnswer(route.request()) || refused++ > 0) return route.fallback();
    const json = { status: 429, message: 'too many answers at once; go on in 1 s' };
    return route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, json });
  });
  await type(page, '71', '72');
  await submit(page);
  await page.locator('#answers .sending[data-trouble]', { hasText: 'go on in 1 s' }).waitFor();
  assert.equal(await page.inputValue('#a0'), '71');
  await judged(page);
}));
