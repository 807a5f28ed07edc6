// How much a page brings along, and how soon it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { school } from './lib/school.mjs';
import { addressOf, title, visitPage } from './lib/visit.mjs';
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
      const bytes = await view.evaluate(() => {
        const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        return parts.filter(({ initiatorType }) => !['img', 'image', 'input'].includes(initiatorType)).reduce((sum, { transferSize }) => sum + transferSize, 0);
      });
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
