// Opening a page of the list.

import { prefer } from './browser.mjs';

/** How a page is named in reports. */
export function title({ path, address, who, name }) {
  return `${name ?? (typeof address === 'string' ? address : path)} as ${who ?? 'a visitor'}`;
}

/** Opens a page as whoever looks at it, waits until it is there and as it is meant, and runs `use`. */
export async function visitPage(school, page, use, { lang = 'en', ...options } = {}) {
  await school.visit(page.who, async (view, one) => {
    await prefer(one.context, school.url, { lang });
    if (page.status) one.watch.allow(new RegExp(`${page.status}`));
    await view.goto(await addressOf(school, page));
    await view.locator(page.ready ?? 'h1').first().waitFor();
    await page.then?.(view, one);
    await use(view, one);
  }, options);
}

/** An address may need an id of this school: these are asked for once. */
export async function addressOf(school, { path, address = path }) {
  return typeof address === 'function' ? address(await idsOf(school)) : address;
}

const known = new WeakMap();

export function idsOf(school) {
  if (!known.has(school)) known.set(school, ask(school));
  return known.get(school);
}

/** The class 7a, its first student and root, as the API tells them; and a worksheet, made by the teacher. */
async function ask(school) {
  const [root, teacher] = [await school.someone('root'), await school.someone('anna@demo.example')];
  try {
    const teams = await (await root.context.request.get('/api/team/list')).json();
    const team = teams.find(({ name }) => name === '7a').teamId;
    const info = await (await root.context.request.post('/api/team/info', { data: { teamId: team } })).json();
    const form = { title: 'Trains', team: '', count: '3', lang: 'en', space: '4', x: 'mechanics/two-hikers' };
    const made = await teacher.context.request.post('/worksheets/new', { form });
    return {
      team,
      student: info.members[0].userId,
      root: teams.find(({ teamId }) => teamId === 1).assignee.userId,
      worksheet: new URL(made.url()).pathname.split('/').pop(),
    };
  } finally {
    await root.context.close();
    await teacher.context.close();
  }
}
