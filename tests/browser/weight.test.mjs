// How much a page brings along, and how soon it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { school, TEACHER } from './lib/school.mjs';
import { addressOf, idsOf, title, visitPage } from './lib/visit.mjs';
import { pages } from './pages.mjs';

/** Bytes of HTML, style and scripts, as they go over the wire. */
const MOST = 100_000;
/** Milliseconds from the first byte to readable text, as a figure of what it should be. */
const GOAL = 100;
/** Only what is far off fails: a machine may be busy. */
const SLACK = 5;
const LOADS = 5;

const here = school();

for (const page of pages) {
  test(`${title(page)} is light`, (t) =>
    visitPage(here, page, async (view) => {
      const bytes = await view.evaluate(brought);
      const times = [];
      const address = await addressOf(here, page);
      for (let load = 0; load < LOADS; load += 1) {
        await view.goto(address);
        times.push(await view.evaluate(untilReadable));
      }
      const median = times.sort((a, b) => a - b)[Math.floor(LOADS / 2)];
      t.diagnostic(`${bytes} bytes, readable ${median.toFixed(0)} ms after the first byte`);
      assert.ok(bytes > 0 && bytes < MOST, `${bytes} bytes`);
      assert.ok(median < GOAL * SLACK, `${median} ms, where ${GOAL} are meant`);
    }));
}

/** Bytes that came for the page, without pictures. */
function brought() {
  const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return parts.filter(({ initiatorType }) => !['img', 'image', 'input'].includes(initiatorType)).reduce((sum, { transferSize }) => sum + transferSize, 0);
}

/** Waits for the first text to be painted. */
function untilReadable() {
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name === 'first-contentful-paint') done(startTime - performance.getEntriesByType('navigation')[0].responseStart);
      }
    }).observe({ type: 'paint', buffered: true });
  });
}

test('pages of a large class are light too', () =>
  here.visit(TEACHER, async (view, { context }) => {
    const post = async (path, form) => (await context.request.post(path, { form })).url();
    const names = Array.from({ length: 35 }, (_, index) => `${index + 20},Student ${index}`);
    const { team } = await idsOf(here);
    await post(`/class/${team}/import/confirm`, { list: ['No.,Name', ...names].join('\n') });
    const exercises = ['mechanics/two-hikers', 'mechanics/stone-into-well', 'mechanics/pushed-crate', 'mathematics/arch-bridge', 'electricity-and-heat/rc-low-pass'];
    const fields = [['title', 'Large'], ['count', '35'], ['lang', 'en'], ['space', '4'], ...exercises.map((path) => ['x', path])];
    const made = await context.request.post('/worksheets/new', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      data: new URLSearchParams(fields).toString(),
    });
    for (const address of [`/class/${team}`, `/class/${team}/slips`, made.url()]) {
      await view.goto(address);
      const bytes = await view.evaluate(brought);
      assert.ok(bytes > 10_000 && bytes < MOST, `${address}: ${bytes} bytes`);
    }
  }));
