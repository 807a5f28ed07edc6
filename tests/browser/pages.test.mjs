// Every page that the server has is in the list of `pages.mjs`, so that no page goes untested.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { others, pages } from './pages.mjs';

test('the list has every page of the server, and no other', async () => {
  const golden = await readFile(new URL('../golden/pages.txt', import.meta.url), 'utf8');
  const served = new Set(golden.split('\n').filter((line) => line.startsWith('/')));
  const listed = new Set([...pages.map(({ path }) => path), ...others.keys()]);
  assert.deepEqual([...served].filter((path) => !listed.has(path)), [], 'pages that pages.mjs does not have');
  assert.deepEqual([...listed].filter((path) => !served.has(path)), [], 'pages of pages.mjs that the server does not have');
});
