/** Signs in by the form, as people do. */
export async function signInByForm(page, login, password = 'demo') {
  await page.goto('/sign-in');
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('main button[type=submit]');
  await page.locator('header.top a[href="/account"]').waitFor();
}
