// Every page: where it lies, who looks at it, and what shows that it is there. `tests/golden/pages.txt` lists what the server has,
// and `pages.test.mjs` holds that each of its lines is here.

import { ROOT, STUDENT, TEACHER } from './lib/school.mjs';

const VISITOR = null;

/** An exercise with a picture, and one of the demonstration's running session. */
const PICTURE = 'electricity-and-heat/rc-low-pass';
const TASK = 'mechanics/two-hikers';
const [SUBJECT, ID] = TASK.split('/');

/**
 * `path` is the endpoint as the golden file has it, `address` one page of it (the same where nothing is in braces), `who` signs in, and
 * `ready` is what to wait for (`h1` where it is left out). An address may be a function of the ids of the school: `team`, `student`,
 * `root`, `worksheet`. `status` is for pages that are failures.
 */
export const pages = [
  { path: '/', who: VISITOR },
  { path: '/', who: STUDENT },
  { path: '/', who: TEACHER },
  { path: '/', address: '/?q=train', who: VISITOR },
  { path: '/s/{subject}', address: `/s/${SUBJECT}`, who: VISITOR },
  { path: '/s/{subject}', address: `/s/${SUBJECT}`, who: TEACHER },
  { path: '/s/{subject}/{id}', address: `/s/${TASK}`, who: VISITOR },
  { path: '/s/{subject}/{id}', address: `/s/${TASK}`, who: STUDENT },
  { path: '/s/{subject}/{id}', address: `/s/${PICTURE}?practice=1`, who: STUDENT },
  { path: '/s/{subject}/{id}', address: `/s/${TASK}`, who: TEACHER },
  { path: '/s/{subject}/{id}', address: `/s/${SUBJECT}/no-such-exercise`, who: VISITOR, status: 404 },

  { path: '/sign-in', who: VISITOR },
  { path: '/password', who: VISITOR },
  { path: '/join', who: VISITOR },
  { path: '/join', address: '/join?invitation=join-7a', who: VISITOR },
  { path: '/account', who: STUDENT },
  { path: '/account', who: VISITOR, name: '/account, which leads to the sign-in,', status: 401 },
  { path: '/session', who: STUDENT },
  { path: '/session/{subject}/{id}', address: `/session/${TASK}`, who: STUDENT },
  { path: '/results', who: STUDENT },

  { path: '/write', who: VISITOR },
  { path: '/s/{subject}/{id}/edit', address: `/s/${TASK}/edit`, who: TEACHER },
  { path: '/s/{subject}/{id}/history', address: `/s/${TASK}/history`, who: TEACHER },
  { path: '/s/{subject}/{id}/results', address: `/s/${TASK}/results`, who: TEACHER },
  { path: '/subjects/new', who: TEACHER },
  { path: '/subject/{subject}', address: `/subject/${SUBJECT}`, who: TEACHER },
  { path: '/subject/{subject}/new', address: `/subject/${SUBJECT}/new`, who: TEACHER },
  { path: '/subject/{subject}/exercise/{id}', address: `/subject/${SUBJECT}/exercise/${ID}`, who: TEACHER },
  { path: '/subject/{subject}/assignees', address: `/subject/${SUBJECT}/assignees`, who: TEACHER },
  { path: '/subject/{subject}/files', address: `/subject/${SUBJECT}/files`, who: TEACHER },
  { path: '/subject/{subject}/import', address: `/subject/${SUBJECT}/import`, who: TEACHER },

  { path: '/classes', who: TEACHER },
  { path: '/class/{team}', address: ({ team }) => `/class/${team}`, who: TEACHER },
  { path: '/class/{team}/delete', address: ({ team }) => `/class/${team}/delete`, who: TEACHER },
  { path: '/class/{team}/import', address: ({ team }) => `/class/${team}/import`, who: TEACHER },
  { path: '/class/{team}/member/{user}', address: ({ team, student }) => `/class/${team}/member/${student}`, who: TEACHER },
  { path: '/class/{team}/member/{user}/delete', address: ({ team, student }) => `/class/${team}/member/${student}/delete`, who: TEACHER },
  { path: '/class/{team}/slips', address: ({ team }) => `/class/${team}/slips`, who: TEACHER },
  { path: '/class/{team}/poster', address: ({ team }) => `/class/${team}/poster`, who: TEACHER },
  { path: '/class/{team}/session', address: ({ team }) => `/class/${team}/session`, who: TEACHER },
  { path: '/class/{team}/session/projector', address: ({ team }) => `/class/${team}/session/projector`, who: TEACHER },
  { path: '/class/{team}/session/choose', address: ({ team }) => `/class/${team}/session/choose`, who: TEACHER },
  { path: '/class/{team}/session/answer', address: ({ team, student }) => `/class/${team}/session/answer?subject=${SUBJECT}&exercise=${ID}&user=${student}`, who: TEACHER },
  { path: '/class/{team}/reports', address: ({ team }) => `/class/${team}/reports`, who: TEACHER },
  { path: '/class/{team}/results', address: ({ team }) => `/class/${team}/results`, who: TEACHER },
  { path: '/class/{team}/student/{user}', address: ({ team, student }) => `/class/${team}/student/${student}`, who: TEACHER },
  { path: '/worksheets', who: TEACHER },
  { path: '/worksheets/new', who: TEACHER },
  { path: '/worksheet/{code}', address: ({ worksheet }) => `/worksheet/${worksheet}`, who: TEACHER },
  { path: '/worksheet/{code}', address: ({ worksheet }) => `/worksheet/${worksheet}?sheet=2`, who: TEACHER, name: '/worksheet/{code}?sheet=2' },

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
  { path: '/api/docs', who: VISITOR },
];

/** What answers a GET and is no page: files, and parts of pages for their scripts. */
export const others = new Map([
  ['/assets/{name}', 'style, scripts and pictures of the pages'],
  ['/session/list', 'a part of /session'],
  ['/class/{team}/session/grid', 'a part of /class/{team}/session'],
  ['/class/{team}/session/report.csv', 'a file'],
  ['/class/{team}/session/report.xlsx', 'a file'],
  ['/class/{team}/reports/{filename}/csv', 'a file'],
  ['/class/{team}/reports/{filename}/xlsx', 'a file'],
  ['/class/{team}/results.csv', 'a file'],
  ['/subject/{subject}/export', 'a file'],
]);
