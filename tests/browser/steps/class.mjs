/** The number of a class, from the list of the teacher's classes. */
export async function classNumber(page, name) {
  await page.goto('/classes');
  const link = page.getByRole('link', { name, exact: true }).first();
  return Number((await link.getAttribute('href')).split('/').pop());
}

/** Starts a session of a class with one exercise; ends on the page of the live session. */
export async function startSession(page, team, { subject, id, name }) {
  await page.goto(`/class/${team}/session/choose?q=${encodeURIComponent(name)}`);
  await page.locator(`input[name=exercise][value="${subject}/${id}"]`).check();
  // Where a session is running, it is asked once more.
  const asks = page.locator('#choice details.confirm > summary');
  if (await asks.count()) await asks.click();
  await page.click('#choice :is(button[value=begin], button[value=anew])');
  await page.waitForURL(`**/class/${team}/session*`);
  await page.locator('#board-table').waitFor();
}

/** Waits until the board shows a sign in the first cell of a student. */
export async function waitForCell(page, name, sign) {
  const row = page.locator('#board-table tbody tr', { hasText: name });
  await row.locator('td[data-cell]', { hasText: sign }).waitFor();
}
