// Everything can be reached and done by keyboard alone, and where one is can be seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { school, STUDENT } from './lib/school.mjs';

const here = school();

/** More than any page has. */
const MOST = 200;

/** Goes on with Tab until the focus is on what `selector` names; on the way, each place shows that it has the focus. */
async function tabTo(page, selector) {
  for (let count = 0; count < MOST; count += 1) {
    await page.keyboard.press('Tab');
    const { there, seen, name } = await page.evaluate((wanted) => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        there: element.matches(wanted),
        seen: element === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.right > 0),
        name: element.outerHTML.slice(0, 100),
      };
    }, selector);
    assert.ok(seen, `the focus is seen on ${name}`);
    if (there) return;
  }
  assert.fail(`${selector} is not reached by keyboard`);
}

test('signing in, opening an exercise of the session, answering it', () =>
  here.visit(null, async (page) => {
    await page.goto('/sign-in');
    await tabTo(page, '#login');
    await page.keyboard.type(STUDENT);
    await tabTo(page, '#password');
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await page.locator('header.top a[href="/account"]').waitFor();
    await tabTo(page, 'header.top a[href="/session"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/session');
    await tabTo(page, 'main a[href^="/session/"]');
    await page.keyboard.press('Enter');
    await page.locator('#answers').waitFor();
    await tabTo(page, '#a0');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.locator('#answers .field.right, #answers .field.wrong').first().waitFor();
  }));

test('the way past the navigation', () =>
  here.visit(null, async (page) => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  }));
