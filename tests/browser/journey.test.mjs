// A lesson from its beginning to its end, through the pages, as a teacher and three students go through it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fail } from './lib/browser.mjs';
import { ROOT, school, TEACHER } from './lib/school.mjs';
import { classNumber, startSession, waitForCell } from './steps/class.mjs';
import { answerCount, printWorksheet, saveReport } from './steps/results.mjs';
import { signInByForm } from './steps/sign-in.mjs';
import { answer, answerOffline, join, openTask } from './steps/student.mjs';
import { listExercise, writeExercise } from './steps/write.mjs';

const here = school();

/** What the teacher writes: everybody has the same numbers, so that the right answer is known. */
const EXERCISE = {
  subject: 'mechanics',
  id: 'way-of-a-tram',
  name: 'Way of a tram',
  mistake: 'EqEX',
  text: '---\ntype: EqEX\nname: Way of a tram\n---\nA tram goes at v=10m/s for t=20s. How far does it go: s=?m\n---\ns=v*t\n',
};
const STUDENTS = ['Zofia', 'Zbigniew', 'Żaneta'].map((name, index) => ({
  name,
  number: 31 + index,
  login: `new-${index}@demo.example`,
  password: 'correct horse',
}));
const CLASS = '7b';
const MEMBERS = 10 + STUDENTS.length;

let teacher, desk, students, team;

/** Opens a browser for each of them. */
async function open() {
  teacher = await here.someone(null);
  desk = await teacher.context.newPage();
  students = [];
  for (const student of STUDENTS) {
    const one = await here.someone(null);
    students.push({ ...student, ...one, page: await one.context.newPage() });
  }
}

let stopped = false;

/** Each step begins where the one before ended, if it did; nothing may have gone wrong behind any page. */
function step(name, run) {
  test(name, async () => {
    if (stopped) fail(['an earlier step failed']);
    stopped = true;
    await run();
    for (const { watch } of [teacher, ...students]) watch.check();
    stopped = false;
  });
}

step('the teacher signs in', async () => {
  await open();
  await signInByForm(desk, TEACHER);
});

step('writes an exercise, mends a mistake with one click, saves it', () => writeExercise(desk, EXERCISE));

step('lists it in the table of contents', () => listExercise(desk, EXERCISE));

step('starts the session of a class with it', async () => {
  team = await classNumber(desk, CLASS);
  await startSession(desk, team, EXERCISE);
  // It would be gone after a reload.
  await desk.evaluate(() => (window.stays = true));
});

step('three students join by the link of the invitation', async () => {
  for (const student of students) await join(student.page, `join-${CLASS}`, student);
});

step('one answers right, one wrong, and the board shows both', async () => {
  await openTask(students[0].page, EXERCISE);
  await answer(students[0].page, '200', true);
  await waitForCell(desk, students[0].name, '☑');
  await openTask(students[1].page, EXERCISE);
  await answer(students[1].page, '201.5 km', false);
  await waitForCell(desk, students[1].name, '☒');
});

step('one has no connection: the answer is kept, and counts once', async () => {
  const [{ page, context, watch }, root] = [students[2], await here.someone(ROOT)];
  await openTask(page, EXERCISE);
  const before = await answerCount(root.context);
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await answerOffline(page, context, '0.2 km');
  await waitForCell(desk, students[2].name, '☑');
  assert.equal((await answerCount(root.context)) - before, 1, 'one more answer is in the log');
  await root.context.close();
});

step('the board was never loaded again', async () => {
  assert.equal(await desk.evaluate(() => window.stays), true);
});

step('the report is saved and downloaded', () =>
  saveReport(desk, teacher.context, team, STUDENTS.map(({ name }) => name)));

step('a worksheet has a page for each student, and the key', async () => {
  assert.equal(await printWorksheet(desk, team, EXERCISE), MEMBERS + 1);
});
