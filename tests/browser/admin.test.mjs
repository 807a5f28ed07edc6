// What root does on the pages of the administrator.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ROOT, school, STUDENT } from './lib/school.mjs';

const here = school();

test('a user is found, and is signed in no more', async () => {
  const student = await here.someone(STUDENT);
  const page = await student.context.newPage();
  await page.goto('/account');
  await here.visit(ROOT, async (desk) => {
    await desk.goto('/admin/users');
    await desk.fill('#q', 'ADA');
    await desk.click('form[role=search] button');
    await desk.getByRole('link', { name: 'Ada', exact: true }).click();
    await desk.click('button[name=all]');
    await desk.locator('p.notice').waitFor();
    assert.equal(await desk.locator('input[name="sign-in"]').count(), 0);
    await desk.click('form[action$="/password-link"] button');
    assert.match(await desk.locator('#made').inputValue(), /^http:\/\/127\.0\.0\.1:\d+\/password#\S{40,}$/);
  });
  student.watch.allow(/401/);
  await page.reload();
  await page.locator('#login, a[href^="/sign-in"]').first().waitFor();
  student.watch.check();
  await student.context.close();
});

test('a user is deleted once the login is typed', () =>
  here.visit(ROOT, async (desk, { watch }) => {
    await desk.goto('/admin/users?q=hugo');
    await desk.getByRole('link', { name: 'Hugo', exact: true }).click();
    await desk.locator('summary', { hasText: 'Delete' }).click();
    await desk.fill('#login', 'hugo');
    watch.allow(/400/);
    await desk.click('button.danger');
    await desk.locator('#login[aria-invalid=true]').waitFor();
    await desk.fill('#login', 'hugo@demo.example');
    await desk.click('button.danger');
    await desk.waitForURL('**/admin/users?notice=user-deleted');
    await desk.goto('/admin/users?q=hugo');
    await desk.locator('p.empty').waitFor();
  }));

test('a backup is downloaded', () =>
  here.visit(ROOT, async (desk) => {
    await desk.goto('/admin');
    const [download] = await Promise.all([desk.waitForEvent('download'), desk.click('form[action="/admin/backup"] button')]);
    assert.match(download.suggestedFilename(), /^eqex-\d{4}-\d\d-\d\d\.tar$/);
    const bytes = await readFile(await download.path());
    assert.equal(bytes.subarray(257, 262).toString('latin1'), 'ustar');
    // The database, behind a block of its hash and that block's header.
    assert.equal(String.fromCharCode(bytes[156]), 'x');
    assert.match(bytes.subarray(512, 1024).toString('latin1'), /sha256=[0-9a-f]{64}/);
    assert.equal(bytes.subarray(1024, 1031).toString('latin1'), 'eqex.db');
    assert.ok(bytes.includes('SQLite format 3'));
  }));
