// The page to write an exercise, for those who may save one: a subject is chosen, a picture added, and it is saved from there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { school, STUDENT, TEACHER } from './lib/school.mjs';
import { signInByForm } from './steps/sign-in.mjs';

const here = school();

const text = (name) => `---\ntype: EqEx\nname: ${name}\n---\na=[1;9;1]m b=?m\n---\nb=2*a\n`;
const state = (page, words) => page.locator('#state', { hasText: words }).waitFor();

test('a picture is added and the exercise saved, and what was refused on the way is kept', () =>
  here.visit(TEACHER, async (page, { watch }) => {
    // Whether a name is free is asked first; what cannot be saved is refused.
    watch.allow(/404|400|409/);
    await page.goto('/write');
    await page.fill('#content', text('From the desk'));
    await page.click('#picture');
    await page.locator('#picture-status', { hasText: 'Choose a subject first' }).waitFor();
    await page.click('button[value=save]');
    await state(page, 'Choose the subject');
    // What was missing is there now, so nothing says that it is.
    await page.selectOption('#subject', 'mechanics');
    await state(page, 'Not saved');
    assert.equal(await page.textContent('#picture-status'), '');
    const buffer = await readFile(new URL('../../server/pictures/admin.png', import.meta.url));
    await page.setInputFiles('#picture-file', [{ name: 'desk.png', mimeType: 'image/png', buffer }]);
    await page.locator('#picture-status', { hasText: 'desk.png is uploaded' }).waitFor();
    await page.locator('#result img[src*="mechanics/desk"]').waitFor();
    for (const [id, words] of [['two-hikers', 'already an exercise'], ['No Id', 'only small letters']]) {
      await page.fill('#id', id);
      await page.locator('#content').press('Control+s');
      await state(page, words);
      assert.match(await page.inputValue('#content'), /From the desk/);
      assert.equal(await page.inputValue('#subject'), 'mechanics');
      assert.equal(await page.inputValue('#id'), id);
    }
    await page.fill('#id', 'from-the-desk');
    await page.locator('#content').press('Control+s');
    await page.waitForURL('**/s/mechanics/from-the-desk/edit?notice=saved');
    await page.goto('/s/mechanics/from-the-desk');
    await page.locator('article img[src*="desk"]').waitFor();
    // What is saved is no draft any more.
    await page.goto('/write');
    assert.doesNotMatch(await page.inputValue('#content'), /From the desk/);
  }));

test('without a script', () =>
  here.visit(TEACHER, async (page, { watch }) => {
    watch.allow(/409/);
    await page.goto('/write');
    await page.fill('#content', text('Plain'));
    await page.selectOption('#subject', 'mechanics');
    await page.fill('#id', 'two-hikers');
    await page.click('button[value=save]');
    await page.locator('.complaint', { hasText: 'already an exercise' }).waitFor();
    assert.match(await page.inputValue('#content'), /Plain/);
    assert.equal(await page.inputValue('#subject'), 'mechanics');
    assert.equal(await page.inputValue('#id'), 'two-hikers');
    await page.fill('#id', '');
    await page.click('button[value=save]');
    await page.waitForURL('**/s/mechanics/plain/edit?notice=saved');
  }, { javaScriptEnabled: false }));

test('what is written stays in the browser until it is saved', () =>
  here.visit(TEACHER, async (page) => {
    await page.goto('/write');
    await page.fill('#content', text('Not yet'));
    await page.goto('/');
    await page.goto('/write');
    assert.match(await page.inputValue('#content'), /Not yet/);
    await page.click('#again');
    assert.match(await page.inputValue('#content'), /Two trains/);
  }));

test('who may not save finds no button for it', () =>
  here.visit(STUDENT, async (page) => {
    await page.goto('/write');
    await page.locator('#state').waitFor({ state: 'attached' });
    assert.equal(await page.locator('#subject, #id, button[value=save]').count(), 0);
  }));

test('what was written before signing in is offered, and what stands there then is not lost either', () =>
  here.visit(null, async (page) => {
    await page.goto('/write');
    await page.fill('#content', text('Of a visitor'));
    await signInByForm(page, TEACHER);
    await page.goto('/write');
    await page.locator('#draft', { hasText: 'There is an unsaved draft' }).waitFor();
    assert.match(await page.inputValue('#content'), /Two trains/);
    await page.fill('#content', text('Of Anna'));
    // It waits until one has chosen.
    await page.reload();
    assert.match(await page.inputValue('#content'), /Of Anna/);
    await page.click('#draft [data-choice=restore]');
    assert.match(await page.inputValue('#content'), /Of a visitor/);
    await page.click('#draft [data-choice=restore]');
    assert.match(await page.inputValue('#content'), /Of Anna/);
    await page.reload();
    assert.match(await page.inputValue('#content'), /Of Anna/);
    await page.click('header.top button[type=submit]');
    await page.locator('header.top a[href^="/sign-in"]').waitFor();
    await page.goto('/write');
    assert.match(await page.inputValue('#content'), /Two trains/);
  }));

test('a draft of a visitor that is discarded is gone', () =>
  here.visit(null, async (page) => {
    await page.goto('/write');
    await page.fill('#content', text('Of a visitor'));
    await signInByForm(page, STUDENT);
    await page.goto('/write');
    await page.click('#draft [data-choice=discard]');
    await page.reload();
    assert.match(await page.inputValue('#content'), /Two trains/);
    assert.ok(await page.locator('#draft').isHidden());
  }));

test('where the sign-in is over, a link leads to a new one in another tab', () =>
  here.visit(null, async (page, { context, watch }) => {
    watch.allow(/401/);
    await signInByForm(page, TEACHER);
    await page.goto('/write');
    await page.fill('#content', text('Too late'));
    await page.selectOption('#subject', 'mechanics');
    await context.clearCookies();
    await page.click('button[value=save]');
    await state(page, 'you are signed out');
    const opened = context.waitForEvent('page');
    await page.click('#state a');
    const tab = await opened;
    await tab.locator('#password').waitFor();
    await signInByForm(tab, TEACHER);
    await page.click('button[value=save]');
    await page.waitForURL('**/edit?notice=saved');
  }));
