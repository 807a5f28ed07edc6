// Whoever signs in by plain http, while cookies are for https, reads why nothing came of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, person } from './lib/browser.mjs';
import { startServer } from './lib/server.mjs';

test('a sign-in that the browser drops says where to sign in', async () => {
  const server = await startServer(['--public-url', 'https://eqex.school.example']);
  const browser = await launch(['--host-resolver-rules=MAP plain.school.example 127.0.0.1']);
  try {
    const { context } = await person(browser, server.url.replace('127.0.0.1', 'plain.school.example'));
    const page = await context.newPage();
    await page.goto('/sign-in?next=/classes');
    await page.fill('#login', 'anna@demo.example');
    await page.fill('#password', 'demo');
    await page.click('main button[type=submit]');
    const complaint = page.locator('.complaint', { hasText: 'plain http' });
    await complaint.waitFor();
    assert.equal(await complaint.locator('a').getAttribute('href'), 'https://eqex.school.example/sign-in');
    assert.equal(server.log.filter((line) => line.includes('by plain http')).length, 1);
  } finally {
    await browser.close();
    await server.stop();
  }
});
