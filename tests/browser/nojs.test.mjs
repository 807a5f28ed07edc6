// What matters works without any script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { school, STUDENT } from './lib/school.mjs';
import { signInByForm } from './steps/sign-in.mjs';

const here = school();
const options = { javaScriptEnabled: false };

/** Fills every field of an exercise and sends the form; the page then says what became of it. */
async function solve(page) {
  for (const field of await page.locator('#answers .field input').all()) await field.fill('1');
  await page.click('#answers button[type=submit]');
  await page.locator('#verdict p').waitFor();
  assert.ok((await page.locator('#answers .field.right, #answers .field.wrong').count()) > 0);
  assert.equal(await page.inputValue('#a0'), '1', 'what was typed stays');
}

test('a visitor solves an exercise', () =>
  here.visit(null, async (page) => {
    await page.goto('/');
    await page.locator('summary', { hasText: 'mechanics' }).click();
    await page.locator('main a[href="/s/mechanics/stone-into-well"]').click();
    await solve(page);
  }, options));

test('a student signs in, and answers in the session', () =>
  here.visit(null, async (page) => {
    await signInByForm(page, STUDENT);
    await page.goto('/session');
    await page.locator('main a[href^="/session/"]').first().click();
    await solve(page);
    await page.click('header.top button[type=submit]');
    await page.locator('header.top a[href^="/sign-in"]').waitFor();
  }, options));
