// What a page says once answers are judged: that they are submitted, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefer } from './lib/browser.mjs';
import { school, STUDENT } from './lib/school.mjs';

const here = school();

const WORDS = {
  en: { submitted: 'Submitted', notYet: 'Not submitted yet', undecided: 'Nothing was submitted yet' },
  pl: { submitted: 'Wysłane', notYet: 'Jeszcze niewysłane', undecided: 'Jeszcze nic nie zostało wysłane' },
};
const SESSION = '/session/mechanics/two-hikers';
const ALONE = '/s/mechanics/boat-across-river';
const ONE = '/s/mechanics/stone-into-well';

const fields = (page) => page.locator('#answers .field > input');
const submit = (page) => page.click('#answers .bar button[type=submit]');

async function fill(page, text) {
  for (const field of await fields(page).all()) await field.fill(text);
}

/** Whoever looks at the page sees the one word, and the other one nowhere. */
async function says(page, word, lang) {
  await page.locator('#answers .sending', { hasText: WORDS[lang][word] }).waitFor();
  const other = word === 'submitted' ? 'notYet' : 'submitted';
  assert.equal(await page.locator('main').getByText(WORDS[lang][other], { exact: true }).count(), 0);
}

/** Submits, waits for the marks, and looks at what the page says. */
async function judged(page, lang) {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST' && !response.url().endsWith('/understood'));
  await submit(page);
  assert.equal((await answer).status(), 200);
  await says(page, 'submitted', lang);
  assert.ok((await page.locator('#answers .field.right, #answers .field.wrong').count()) > 0);
}

const opened = (lang, path, use, { who = STUDENT, ...options } = {}) => () =>
  here.visit(who, async (page, one) => {
    await prefer(one.context, here.url, { lang });
    await page.goto(path);
    await fields(page).first().waitFor();
    await use(page, one);
  }, options);

for (const lang of ['en', 'pl']) {
  for (const path of [SESSION, ALONE, ONE]) {
    test(`${path} in ${lang}: one answer after the other`, opened(lang, path, async (page) => {
      // Wrong, wrong again, one of several empty, and the same once more.
      for (const text of ['1', '2,5', '3']) {
        await fill(page, text);
        await says(page, 'notYet', lang);
        await judged(page, lang);
      }
      if ((await fields(page).count()) > 1) {
        await fields(page).first().fill('');
        await judged(page, lang);
      }
      await judged(page, lang);
      await page.reload();
      await says(page, 'submitted', lang);
    }));

    test(`${path} in ${lang}: without a script`, opened(lang, path, async (page) => {
      for (const text of ['4', '5']) {
        await fill(page, text);
        await judged(page, lang);
      }
    }, { javaScriptEnabled: false }));
  }

  test(`a visitor in ${lang}`, opened(lang, ALONE, async (page) => {
    for (const text of ['6', '7']) {
      await fill(page, text);
      await judged(page, lang);
    }
  }, { who: null }));

  test(`practice in ${lang}`, opened(lang, `${ALONE}?practice=1`, async (page) => {
    for (const text of ['8', '9']) {
      await fill(page, text);
      await judged(page, lang);
    }
  }));

  test(`what was asked for once more, in ${lang}`, opened(lang, ALONE, async (page) => {
    await fill(page, '10');
    await fields(page).first().fill('3·10-2');
    await page.locator('#answers .readings label').nth(1).waitFor();
    // Which of two it is has not been chosen: nothing is submitted, and the page does not say so.
    await submit(page);
    await page.locator('#verdict p', { hasText: WORDS[lang].undecided }).waitFor();
    await says(page, 'notYet', lang);
    await page.locator('#answers .readings label').nth(1).click();
    await judged(page, lang);
    // The choice of before is of another text than this one.
    await fields(page).first().fill('11');
    await judged(page, lang);
  }));
}
