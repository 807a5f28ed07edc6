// Every page: where it lies, who looks at it, and what shows that it is there. `tests/golden/pages.txt` lists what the server has,
// and `pages.test.mjs` holds that each of its lines is here.

import { ROOT, STUDENT, TEACHER } from './lib/school.mjs';

const VISITOR = null;

/** An exercise with a picture, and one of the demonstration's running session. */
const PICTURE = 'electricity-and-heat/rc-low-pass';
const TASK = 'mechanics/two-hikers';

/**
 * `path` is the endpoint as the golden file has it, `address` one page of it (the same where nothing is in braces), `who` signs in, and
 * `ready` is what to wait for (`h1` where it is left out). An address may be a function of the ids of the school: `team`, `student`, `root`.
 */
export const pages = [
  { path: '/', who: VISITOR },
  { path: '/', who: STUDENT },
  { path: '/', who: TEACHER },
  { path: '/', address: '/?q=train', who: VISITOR },
  { path: '/s/{subject}', address: '/s/mechanics', who: VISITOR },
  { path: '/s/{subject}', address: '/s/mechanics', who: TEACHER },
  { path: '/s/{subject}/{id}', address: `/s/${TASK}`, who: VISITOR },
  { path: '/s/{subject}/{id}', address: `/s/${TASK}`, who: STUDENT },
  { path: '/s/{subject}/{id}', address: `/s/${PICTURE}?practice=1`, who: STUDENT },
  { path: '/s/{subject}/{id}', address: `/s/${TASK}`, who: TEACHER },
  { path: '/s/{subject}/{id}', address: '/s/mechanics/no-such-exercise', who: VISITOR, status: 404 },
  { path: '/session', who: STUDENT },
  { path: '/session/{subject}/{id}', address: `/session/${TASK}`, who: STUDENT },
  { path: '/sign-in', who: VISITOR },
  { path: '/password', who: VISITOR },
  { path: '/account', who: STUDENT },
  { path: '/account', who: VISITOR, name: '/account, which leads to the sign-in', status: 401 },
  { path: '/write', who: VISITOR },
  { path: '/write', who: TEACHER },
  { path: '/api/docs', who: VISITOR },
  { path: '/admin', who: ROOT },
  { path: '/admin', who: TEACHER, name: '/admin, which is not theirs,', status: 403 },
  { path: '/admin/users', who: ROOT },
  { path: '/admin/users', address: '/admin/users?q=nobody-has-this-name', who: ROOT },
  { path: '/admin/user/{user}', address: ({ student }) => `/admin/user/${student}`, who: ROOT },
  { path: '/admin/user/{user}', address: ({ root }) => `/admin/user/${root}`, who: ROOT, name: '/admin/user/{root}' },
  { path: '/admin/teams', who: ROOT },
  { path: '/admin/teachers', who: ROOT },
  { path: '/admin/subjects', who: ROOT },
  { path: '/admin/settings', who: ROOT },
];

/** What answers a GET and is no page: files and streams. */
export const others = new Map([
  ['/assets/{name}', 'style, scripts and pictures of the pages'],
  ['/session/list', 'a part of /session, for its script'],
]);
