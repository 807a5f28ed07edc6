// The end of a session: students' pages hear of it by themselves, and nothing on them looks as if it could still be submitted.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idsOf } from './lib/visit.mjs';
import { school, STUDENT, TEACHER } from './lib/school.mjs';

const EXERCISE = { subject: 'mechanics', exerciseId: 'two-hikers' };
const TASK = '/session/mechanics/two-hikers';
const OWN = '/s/mechanics/two-hikers';
const OVER = 'The session is finished: answers are no longer accepted.';

/** Milliseconds in which the end must be seen: fewer than until the list is asked for anyway. */
const SOON = 3000;

const here = school();

/** The session of 7a in the hands of its teacher. */
async function teacher(use) {
  const { team } = await idsOf(here);
  await here.visit(TEACHER, async (_, { context }) => {
    const post = async (path, data = {}) => {
      const answer = await context.request.post(`/api/session/${path}`, { data: { teamId: team, ...data } });
      assert.equal(answer.status(), 200, path);
    };
    await use({
      start: async (...exercises) => {
        await post('reset');
        for (const exercise of exercises) await post('add', exercise);
      },
      add: (exercise) => post('add', exercise),
      end: () => post('end'),
    });
  });
}

/** Nothing can be typed or sent any more, and a word says why. */
async function closed(page) {
  const begun = Date.now();
  await page.locator('#answers #verdict', { hasText: OVER }).waitFor({ timeout: SOON });
  console.log(`# the end was seen after ${Date.now() - begun} ms`);
  assert.equal(await page.locator('#answers button').count(), 0, 'no button');
  assert.equal(await page.locator('#answers .field input:enabled').count(), 0, 'no field to type into');
  assert.doesNotMatch(await page.locator('main').innerText(), /Try again|submit again|Not submitted yet/);
}

/** Opens a page, and waits until it hears of the session. */
async function listening(page, address) {
  const heard = page.waitForResponse('**/api/session/events');
  await page.goto(address);
  await heard;
}

for (const address of [TASK, OWN]) {
  test(`${address} closes when the session ends, with what was typed`, async () => {
    await teacher(async (session) => {
      await session.start(EXERCISE);
      await here.visit(STUDENT, async (page) => {
        await listening(page, address);
        await page.fill('#a0', '12345');
        await page.click('#answers button[type=submit]');
        await page.locator('#verdict', { hasText: 'Try again' }).waitFor();
        await page.fill('#a0', '54321');
        await session.end();
        await closed(page);
        assert.equal(await page.inputValue('#a0'), '54321');
        await page.reload();
        await page.locator('article .note', { hasText: OVER }).waitFor();
        assert.equal(await page.locator('#answers button').count(), 0);
        assert.doesNotMatch(await page.locator('main').innerText(), /Try again|submit again|Not submitted yet/);
      });
    });
  });
}

test('an exercise that came into the session after its page was opened closes as well', async () => {
  await teacher(async (session) => {
    await session.start();
    await here.visit(STUDENT, async (page) => {
      await listening(page, OWN);
      await session.add(EXERCISE);
      await page.fill('#a0', '1');
      await session.end();
      await closed(page);
    });
  });
});

test('the end of a session that an exercise is not in leaves it open', async () => {
  await teacher(async (session) => {
    await session.start();
    await here.visit(STUDENT, async (page) => {
      await listening(page, OWN);
      const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === OWN);
      await session.end();
      await asked;
      await page.fill('#a0', '12345');
      await page.click('#answers button[type=submit]');
      await page.locator('#answers .field.wrong').first().waitFor();
    });
  });
});

test('the list of the session says that it is over', async () => {
  await teacher(async (session) => {
    await session.start(EXERCISE);
    await here.visit(STUDENT, async (page) => {
      await listening(page, '/session');
      await page.locator('#list a').first().waitFor();
      await session.end();
      await page.locator('#list .note', { hasText: OVER }).waitFor({ timeout: SOON });
    });
  });
});

test('all tabs of a browser hear of it by one stream, also when the first one is closed', async () => {
  await teacher(async (session) => {
    await session.start(EXERCISE);
    await here.visit(STUDENT, async (first, { context }) => {
      const streams = [];
      context.on('request', (request) => {
        if (request.url().endsWith('/api/session/events')) streams.push(request);
      });
      await listening(first, TASK);
      const others = [];
      for (const address of [OWN, TASK, OWN, '/session', TASK, OWN, TASK]) {
        const page = await context.newPage();
        await page.goto(address);
        others.push(page);
      }
      assert.equal(streams.length, 1);
      const taken = context.waitForEvent('request', (request) => request.url().endsWith('/api/session/events'));
      await first.close();
      await (await taken).response();
      await session.end();
      for (const page of others) {
        if (new URL(page.url()).pathname === '/session') continue;
        await closed(page);
      }
      assert.equal(streams.length, 2);
    });
  });
});

test('where a browser has no locks for us, pages ask', async () => {
  await teacher(async (session) => {
    await session.start(EXERCISE);
    await here.visit(STUDENT, async (page, { context }) => {
      await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
      await context.addInitScript(() => delete Navigator.prototype.locks);
      await listening(page, TASK);
      await session.end();
      await closed(page);
    });
  });
});

test('without a script an answer after the end is told so, and kept', async () => {
  await teacher(async (session) => {
    await session.start(EXERCISE);
    await here.visit(
      STUDENT,
      async (page, { watch }) => {
        watch.allow(/403/);
        for (const address of [TASK, OWN]) {
          await session.start(EXERCISE);
          await page.goto(address);
          await page.fill('#a0', '54321');
          await session.end();
          await page.click('#answers button[type=submit]');
          await page.locator('#verdict', { hasText: 'The session had already ended' }).waitFor();
          await page.locator('article .note', { hasText: OVER }).waitFor();
          assert.equal(await page.inputValue('#a0'), '54321');
          assert.equal(await page.locator('#answers button').count(), 0);
        }
      },
      { javaScriptEnabled: false },
    );
  });
});
