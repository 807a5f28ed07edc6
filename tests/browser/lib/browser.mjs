// Chromium, and pages that are watched: whatever goes wrong behind a page fails its test.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

/** Milliseconds that a condition may take. Conditions are waited for; this only ends a test that hangs. */
const PATIENCE = 15_000;

export function launch(flags = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
      ...flags,
    ],
  });
}

/** Fails a test with what was found, one a line, and no more around it. */
export function fail(found) {
  const error = new Error(found.join('\n'));
  error.stack = error.message;
  throw error;
}

/** What a page did that it should not have done. */
class Watch {
  found = [];
  allowed = [];

  /** From now on, what matches is expected: a refused answer, a lost connection. */
  allow(pattern) {
    this.allowed.push(pattern);
  }

  add(text) {
    if (!this.allowed.some((pattern) => pattern.test(text))) this.found.push(text);
  }

  check() {
    if (this.found.length > 0) fail(this.found);
  }
}

/** A browser of one person: cookies of its own, and a watch over all its pages. */
export async function person(browser, url, options = {}) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const watch = new Watch();
  await context.exposeBinding('tellViolation', (_, text) => watch.add(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      window.tellViolation(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        watch.add(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => watch.add(`script: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // What a page had not finished when it was left, an event stream say, is no failure.
      if (reason !== 'net::ERR_ABORTED') watch.add(`request: ${request.method()} ${request.url()} ${reason}`);
    });
    page.on('response', (response) => {
      const status = response.status();
      if (status >= 400) watch.add(`answer: ${response.request().method()} ${response.url()} ${status}`);
    });
  });
  return { context, watch };
}

/** Signs a person in over the API, without a page. */
export async function signIn(context, login, password = 'demo') {
  const answer = await context.request.post('/api/auth/login', { data: { login, password } });
  assert.equal(answer.status(), 200, `${login} signs in`);
}

/** The cookies with which someone reads pages. */
export async function prefer(context, url, { lang, colours }) {
  const cookies = [];
  if (lang) cookies.push({ name: 'lang', value: lang, url });
  if (colours) cookies.push({ name: 'colours', value: colours, url });
  await context.addCookies(cookies);
}
