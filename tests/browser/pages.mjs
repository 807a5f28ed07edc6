// Every page: where it lies, who looks at it, and what shows that it is there. `tests/golden/pages.txt` lists what the server has,
// and `pages.test.mjs` holds that each of its lines is here.

import { STUDENT, TEACHER } from './lib/school.mjs';

const VISITOR = null;

/**
 * `path` is the endpoint as the golden file has it, `address` one page of it (the same where there is nothing in braces), `who` signs in,
 * `ready` is what to wait for. An address may be a function of the school's own ids.
 */
export const pages = [
  { path: '/', who: VISITOR },
  { path: '/', who: STUDENT },
  { path: '/', who: TEACHER },
];

/** What answers a GET and is no page: files and streams. */
export const others = new Map([['/assets/{name}', 'style, scripts and pictures of the pages']]);
