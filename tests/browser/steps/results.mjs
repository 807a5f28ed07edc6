import assert from 'node:assert/strict';

/** Saves the report of a running session, and looks at the bytes of its files. */
export async function saveReport(page, context, team, names) {
  await page.goto(`/class/${team}/session`);
  await page.locator('form[action$="/reports/save"] button').first().click();
  await page.goto(`/class/${team}/reports`);
  const csv = await fetched(context, page.locator('main a[href$="/csv"]').first());
  const text = csv.toString('utf8');
  assert.match(text, /^No\.,Name,/);
  for (const name of names) assert.ok(text.includes(name), `${name} is in the report`);
  const workbook = await fetched(context, page.locator('main a[href$="/xlsx"]').first());
  assert.equal(workbook.subarray(0, 2).toString('latin1'), 'PK');
  assert.ok(workbook.includes('xl/worksheets/sheet1.xml'), 'it is a workbook');
}

async function fetched(context, link) {
  const answer = await context.request.get(await link.getAttribute('href'));
  assert.equal(answer.status(), 200);
  return answer.body();
}

/** Makes a worksheet for a class, and prints it; how many pages it has. */
export async function printWorksheet(page, team, { subject, id }) {
  await page.goto('/worksheets/new');
  await page.fill('#title', 'Trams');
  await page.selectOption('#team', String(team));
  await page.fill('#filter', id);
  const box = page.locator(`#worksheet input[type=checkbox][value="${subject}/${id}"]`);
  if (!(await box.isVisible())) await page.locator('details.choose > summary', { hasText: subject }).click();
  await box.check();
  await page.click('#worksheet button.main');
  await page.waitForURL('**/worksheet/*');
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}

/** How many answers the log has, from the administrator's overview. */
export async function answerCount(context) {
  const html = await (await context.request.get('/admin')).text();
  return Number(/<dt>Answers<\/dt>\s*<dd>([\d\u202f]+)<\/dd>/.exec(html)[1].replaceAll('\u202f', ''));
}
