import assert from 'node:assert/strict';

/**
 * Writes a new exercise: first with a mistake, which is underlined, then mended with one click, and saved.
 * `mistake` stands in the text and has a mend.
 */
export async function writeExercise(page, { subject, id, text, mistake }) {
  await page.goto(`/subject/${subject}/new`);
  await page.fill('#content', text);
  const mark = page.locator('#layer mark', { hasText: mistake }).first();
  await mark.waitFor({ state: 'attached' });
  const mend = page.locator('#result button.mend').first();
  await mend.click();
  await mark.waitFor({ state: 'detached' });
  await page.locator('#result .shown math').first().waitFor();
  assert.equal(await page.locator('#result li.error').count(), 0, 'nothing is wrong any more');
  await page.fill('#id', id);
  await page.click('#editor button[value=save]');
  await page.waitForURL(`**/s/${subject}/${id}/edit*`);
}

/** Puts an exercise that is not listed into the table of contents of its subject. */
export async function listExercise(page, { subject, id }) {
  await page.goto(`/subject/${subject}`);
  await page.locator(`#unlisted li[data-id="${id}"] button[value="add//${id}"]`).click();
  await page.locator(`#unlisted li[data-id="${id}"]`).waitFor({ state: 'detached' });
  await page.goto(`/s/${subject}`);
  await page.locator(`main a[href="/s/${subject}/${id}"]`).first().waitFor();
}
