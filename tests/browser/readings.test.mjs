// Answers that may be meant in several ways: both are shown, one tap chooses, and the choice goes with the answer wherever that goes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT, school, STUDENT } from './lib/school.mjs';
import { answerCount } from './steps/results.mjs';

const TASK = '/session/mechanics/two-hikers';
const here = school();

/** Runs `use` with a student at the exercise; afterwards so many answers more must be in the log. */
const student = (more, use, options) => () =>
  here.visit(ROOT, async (_, root) => {
    const before = await answerCount(root.context);
    await here.visit(STUDENT, async (page, one) => {
      one.watch.allow(/ERR_FAILED/);
      await page.goto(TASK);
      await page.locator('#a1').waitFor();
      await use(page, one);
    }, options);
    assert.equal((await answerCount(root.context)) - before, more, 'answers in the log');
  });

const submit = (page) => page.click('#answers .bar button[type=submit]');
const choices = (page, field) => page.locator(`#answers .field:has(#a${field}) .readings label`);
const chosen = (page, field) => page.locator(`#answers .field:has(#a${field}) .readings :checked`);
const judged = (page) => page.locator('#answers .field.wrong').first().waitFor();

test('both readings are shown while they are typed, and one tap chooses', student(1, async (page) => {
  await page.fill('#a0', '1,234');
  await page.fill('#a1', '7');
  await choices(page, 0).nth(1).waitFor();
  assert.deepEqual(await choices(page, 0).allInnerTexts().then((all) => all.map((text) => text.trim())), ['1.234', '1234']);
  assert.equal(await chosen(page, 0).count(), 0);
  await choices(page, 0).nth(1).click();
  assert.equal(await chosen(page, 0).getAttribute('value'), '1:1,234');
  await submit(page);
  await judged(page);
  assert.equal(await chosen(page, 0).getAttribute('value'), '1:1,234', 'the choice stays in sight');
  assert.equal(await page.locator('#answers .sending').innerText(), 'Submitted');
}));

test('what was not chosen is asked for when it is submitted, and judged with the choice', student(1, async (page) => {
  await page.fill('#a1', '8');
  // Faster than it is read while it is typed.
  await page.route('**/understood', (route) => route.abort());
  await page.fill('#a0', '1,234');
  await submit(page);
  await page.locator('#verdict p', { hasText: 'Nothing was submitted yet' }).waitFor();
  assert.equal(await page.locator('#answers .field.wrong, #answers .field.right').count(), 0);
  await choices(page, 0).first().click();
  await submit(page);
  await judged(page);
}));

test('a choice does not outlast its text', student(0, async (page) => {
  await page.fill('#a0', '1,234');
  await page.fill('#a1', '9');
  await choices(page, 0).nth(1).click();
  await page.fill('#a0', '1,235');
  await choices(page, 0).nth(1).waitFor();
  assert.equal(await chosen(page, 0).count(), 0);
  await submit(page);
  await page.locator('#verdict p', { hasText: 'Nothing was submitted yet' }).waitFor();
}));

test('a choice outlasts a reload, and goes with an answer that waits', student(1, async (page) => {
  await page.fill('#a0', '1,234');
  await page.fill('#a1', '10');
  await choices(page, 0).nth(1).click();
  await page.reload();
  await chosen(page, 0).waitFor();
  assert.equal(await chosen(page, 0).getAttribute('value'), '1:1,234');
  const broken = async (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback());
  await page.route('**/session/**', broken);
  await submit(page);
  await page.locator('#answers .sending[data-trouble]').waitFor();
  await submit(page);
  await page.unroute('**/session/**', broken);
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(TASK));
  await page.goto('/');
  assert.match((await sent).postData(), /r0=1%3A1%2C234/);
  await page.goto(TASK);
  await judged(page);
  assert.equal(await chosen(page, 0).getAttribute('value'), '1:1,234');
}));

test('by keys alone', student(1, async (page) => {
  await page.fill('#a0', '1,234');
  await choices(page, 0).nth(1).waitFor();
  await page.locator('#a0').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page, 0).getAttribute('value'), '1:1,234');
  await page.keyboard.press('Tab');
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await judged(page);
}));

test('without any script', student(1, async (page) => {
  await page.fill('#a0', '1,236');
  await page.fill('#a1', '12');
  await submit(page);
  await page.locator('#verdict p', { hasText: 'Nothing was submitted yet' }).waitFor();
  await choices(page, 0).nth(1).click();
  await submit(page);
  await judged(page);
  assert.equal(await page.inputValue('#a0'), '1,236');
}, { javaScriptEnabled: false }));
