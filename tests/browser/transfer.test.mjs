// A subject as a zip: out, and into the wrong place, which is told before it is done and undone after.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { school, TEACHER } from './lib/school.mjs';

const here = school();

test('a zip of another subject is told to take exercises out of the table of contents, which comes back', () =>
  here.visit(TEACHER, async (page, { context }) => {
    const zip = await (await context.request.get('/subject/mechanics/export')).body();
    await page.goto('/subject/mathematics/import');
    await page.setInputFiles('#file', { name: 'mechanics.zip', mimeType: 'application/zip', buffer: zip });
    await page.click('main form button.main');
    await page.locator('p.complaint', { hasText: 'exercises that are here would leave the table of contents' }).waitFor();
    await page.locator('ul.paths code', { hasText: 'arch-bridge' }).first().waitFor();
    await page.click('button[value=apply]');
    await page.locator('h3', { hasText: 'exercises stand in the table of contents no more' }).waitFor();
    await page.click('button[value="whole//"]');
    await page.waitForURL('**/subject/mathematics?notice=saved*');
    await page.locator('#unlisted li[data-id="two-hikers"]').waitFor();
    assert.equal(await page.locator('#unlisted li[data-id="arch-bridge"]').count(), 0);
    assert.equal(await page.locator('#arranged li[data-key="arch-bridge"]').count(), 1);
  }));
