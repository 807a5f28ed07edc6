// A new session in the place of one that is running is asked about once more, with a script or without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { school, TEACHER } from './lib/school.mjs';
import { classNumber } from './steps/class.mjs';

const here = school();

for (const javaScriptEnabled of [true, false]) {
  test(javaScriptEnabled ? 'with a script' : 'without', () =>
    here.visit(TEACHER, async (page) => {
      const team = await classNumber(page, '7a');
      await page.goto(`/class/${team}/session/choose?q=stone`);
      const box = page.locator('input[name=exercise]:enabled').first();
      await box.check();
      const anew = page.locator('button[value=anew]');
      assert.ok(await anew.isHidden(), 'one press does not do it');
      await page.locator('#choice details.confirm > summary').click();
      await page.locator('#choice', { hasText: 'ends for everybody' }).waitFor();
      await anew.click();
      await page.waitForURL('**/session?notice=session-started');
    }, { javaScriptEnabled }));
}
