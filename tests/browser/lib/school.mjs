// What most test files begin with: a server and a browser, and their end.

import { after, before } from 'node:test';
import { fail, launch, person, signIn } from './browser.mjs';
import { startServer } from './server.mjs';

export const ROOT = 'root';
export const TEACHER = 'anna@demo.example';
export const STUDENT = 'ada@demo.example';

/** A school for the tests of a file. `someone` opens a watched browser, signed in where a login is given; `visit` also looks at what went wrong, and closes it. */
export function school(flags = []) {
  const here = {};
  before(async () => {
    [here.server, here.browser] = await Promise.all([startServer(flags), launch()]);
    here.url = here.server.url;
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.stop();
    if (here.server?.log.length > 0) fail(['the server complains:', ...here.server.log]);
  });
  const cookies = new Map();
  here.someone = async (login, options) => {
    const one = await person(here.browser, here.url, options);
    if (!login) return one;
    // A sign-in takes a third of a second, so each person has one for the whole file.
    if (!cookies.has(login)) {
      await signIn(one.context, login);
      cookies.set(login, await one.context.cookies());
    } else {
      await one.context.addCookies(cookies.get(login));
    }
    return one;
  };
  /** Runs `use` with a page of someone, then looks at what went wrong behind it. */
  here.visit = async (login, use, options) => {
    const { context, watch } = await here.someone(login, options);
    try {
      await use(await context.newPage(), { context, watch });
      watch.check();
    } finally {
      await context.close();
    }
  };
  return here;
}
