import assert from 'node:assert/strict';

/** Joins a class by the link of its invitation, which also signs in. */
export async function join(page, invitation, { name, number, login, password }) {
  await page.goto(`/join?invitation=${encodeURIComponent(invitation)}`);
  await page.fill('#name', name);
  await page.fill('#number', String(number));
  await page.fill('#login', login);
  await page.fill('#new', password);
  await page.fill('#repeat', password);
  await page.click('main form[method=post] button.main');
  await page.locator('header.top a[href="/account"]', { hasText: name }).waitFor();
}

/** Opens the session and its exercise. */
export async function openTask(page, { subject, id }) {
  await page.goto('/session');
  await page.locator(`main a[href="/session/${subject}/${id}"]`).first().click();
  await page.locator('#answers').waitFor();
}

/** Answers the one unknown of the exercise; `right` is what the page must say. */
export async function answer(page, text, right) {
  await page.fill('#a0', text);
  await page.click('#answers button[type=submit]');
  await page.locator(`#answers .field.${right ? 'right' : 'wrong'}`).waitFor();
}

/** The same without a connection: the answer is kept, and sent once when there is one again. */
export async function answerOffline(page, context, text) {
  let sent = 0;
  page.on('response', (response) => {
    if (response.request().method() === 'POST' && !response.url().endsWith('/understood')) sent += 1;
  });
  await context.setOffline(true);
  await page.fill('#a0', text);
  await page.click('#answers button[type=submit]');
  await page.locator('#answers .sending[data-trouble]').waitFor();
  assert.equal(await page.inputValue('#a0'), text, 'what was typed is kept');
  await context.setOffline(false);
  await page.locator('#answers .field.right').waitFor();
  assert.equal(sent, 1, 'it is sent once');
}
