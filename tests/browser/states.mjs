// What pages come to while they are used: each begins as a page of `pages.mjs` does, and `then` goes on from there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { STUDENT, TEACHER } from './lib/school.mjs';

/** An exercise of the running session, one that may be practised, and one that is changed. */
const TASK = 'mechanics/two-hikers';
const PRACTISED = 'electricity-and-heat/rc-low-pass';
const CHANGED = 'mechanics/stone-into-well';

export const states = [
  {
    name: 'an exercise, judged, with a hint',
    address: `/s/${PRACTISED}?practice=7`,
    who: STUDENT,
    then: async (view) => {
      for (const field of await view.locator('#answers .field input').all()) await field.fill('1,5');
      await view.click('#answers button[type=submit]');
      await view.locator('#answers .field.wrong').first().waitFor();
      await view.locator('details.hint summary').first().click();
      await view.locator('details.hint[open]').waitFor();
    },
  },
  {
    name: 'an exercise with an answer that cannot be read',
    address: `/s/${TASK}`,
    who: null,
    then: async (view) => {
      await view.fill('#a0', '1 km*');
      await view.locator('#answers .understood .complaint, #answers .understood[data-trouble], #answers [aria-invalid=true]').first().waitFor();
    },
  },
  {
    name: 'an exercise with an answer that may be meant in two ways',
    address: `/s/${TASK}`,
    who: null,
    then: async (view) => {
      await view.fill('#a0', '3·10-2');
      await view.fill('#a1', '4·10-2');
      await view.locator('#answers .readings').nth(1).waitFor();
      await view.locator('#answers .readings label').first().click();
    },
  },
  {
    name: 'an exercise whose answer waits for a connection',
    address: `/session/${TASK}`,
    who: STUDENT,
    then: async (view, { context, watch }) => {
      watch.allow(/ERR_INTERNET_DISCONNECTED/);
      await context.setOffline(true);
      await view.fill('#a0', '1');
      await view.click('#answers button[type=submit]');
      await view.locator('#answers .sending[data-trouble]').waitFor();
    },
  },
  {
    name: 'the editor with problems and a table',
    address: `/s/${TASK}/edit`,
    who: TEACHER,
    then: async (view) => {
      await view.locator('#content').focus();
      await view.keyboard.press('Alt+KeyT');
      await view.locator('#many table').waitFor();
      await view.locator('#content').focus();
      await view.keyboard.press('Control+End');
      await view.keyboard.type('\nq=2v\n');
      await view.locator('#result li.error').first().waitFor();
    },
  },
  {
    name: 'the editor with its keys',
    address: '/write',
    who: null,
    then: async (view) => {
      await view.keyboard.press('F1');
      await view.locator('#keys[open]').waitFor();
    },
  },
  {
    name: 'the editor with its insert menu',
    address: `/s/${TASK}/edit`,
    who: TEACHER,
    then: async (view) => {
      await view.locator('#content').focus();
      await view.keyboard.press('Alt+KeyI');
      assert.ok(await view.evaluate(() => document.activeElement.role === 'menuitem'), 'the menu has the focus');
    },
  },
  {
    name: 'the editor where someone else has saved',
    address: `/s/${CHANGED}/edit`,
    who: TEACHER,
    then: async (view, { context, watch }) => {
      watch.allow(/409/);
      const [subject, exerciseId] = CHANGED.split('/');
      const theirs = `${await view.inputValue('#content')}\n# theirs ${Date.now()}\n`;
      const saved = await context.request.post('/api/subject/exercise/update', { data: { subject, exerciseId, content: theirs } });
      assert.equal(saved.status(), 200);
      await view.locator('#content').focus();
      await view.keyboard.press('Control+End');
      await view.keyboard.type('\n# mine\n');
      await view.keyboard.press('Control+KeyS');
      await view.locator('#conflict button').first().waitFor();
    },
  },
  {
    name: 'the table of contents with a menu, after a step',
    address: '/subject/mechanics',
    who: TEACHER,
    then: async (view) => {
      await view.locator('#arranged .grip').nth(1).focus();
      await view.keyboard.press('ArrowDown');
      await view.locator('#arrange-said').filter({ hasText: /\S/ }).waitFor();
      await view.locator('#arranged li details > summary').first().click();
      await view.locator('#arranged li details[open]').waitFor();
    },
  },
  {
    name: 'the editor with a picture that has just been added',
    address: `/s/${TASK}/edit`,
    who: TEACHER,
    then: async (view, { watch }) => {
      // Whether the name is free is asked first.
      watch.allow(/404/);
      const buffer = await readFile(new URL('../../server/pictures/admin.png', import.meta.url));
      await view.setInputFiles('#picture-file', [{ name: `shown-${Date.now()}.png`, mimeType: 'image/png', buffer }]);
      await view.locator('#picture-texts textarea').first().waitFor();
    },
  },
  {
    name: 'a session anew, asked about once more',
    address: ({ team }) => `/class/${team}/session/choose?q=stone`,
    who: TEACHER,
    then: async (view) => {
      await view.locator('input[name=exercise]:enabled').first().check();
      await view.locator('#choice details.confirm > summary').click();
      await view.locator('#choice details.confirm[open] button[value=anew]').waitFor();
    },
  },
  {
    name: 'a class list before it is imported',
    address: ({ team }) => `/class/${team}/import`,
    who: TEACHER,
    then: async (view) => {
      await view.fill('#text', 'No.,Name\n41,Jan Nowak\n41,Anna Kot\nx,Ewa Lis\n');
      await view.click('main form button[type=submit]');
      await view.locator('form[action$="/import/confirm"]').waitFor();
    },
  },
  {
    name: 'what a student answered, beside the board',
    address: ({ team }) => `/class/${team}/session`,
    who: TEACHER,
    then: async (view) => {
      await view.locator('#board-table td[data-cell] a').first().click();
      await view.locator('dialog.answered[open] h2, dialog.answered[open] h1').first().waitFor();
    },
  },
  {
    name: 'a sheet whose answers were checked',
    address: ({ worksheet }) => `/worksheet/${worksheet}?sheet=2`,
    who: TEACHER,
    then: async (view) => {
      await view.locator('.check-field input').first().fill('1');
      await view.locator('.check-field input').nth(1).fill('2 2');
      await view.click('form.card button.main');
      await view.locator('.check-field .bad').first().waitFor();
    },
  },
  {
    name: 'a refused sign-in',
    address: '/sign-in',
    who: null,
    then: async (view, { watch }) => {
      watch.allow(/401/);
      await view.fill('#login', 'ada@demo.example');
      await view.fill('#password', 'not this');
      await view.click('main form button.main');
      await view.locator('.complaint').waitFor();
    },
  },
];
