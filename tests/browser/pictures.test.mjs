// Pictures chosen in the editor: all of them are uploaded and named in the header, and what is none is told.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { school, TEACHER } from './lib/school.mjs';

const here = school();

test('of three files two are pictures', () =>
  here.visit(TEACHER, async (page, { watch }) => {
    // Whether a name is free is asked first.
    watch.allow(/404/);
    const buffer = await readFile(new URL('../../server/pictures/admin.png', import.meta.url));
    const file = (name, bytes) => ({ name, mimeType: 'image/png', buffer: bytes });
    await page.goto('/s/mechanics/two-hikers/edit');
    await page.setInputFiles('#picture-file', [file('first.png', buffer), file('none.png', Buffer.from('no picture')), file('second.png', buffer)]);
    await page.locator('#picture-status', { hasText: 'second.png is uploaded' }).waitFor();
    const text = await page.inputValue('#content');
    assert.ok(text.includes('first.png') && text.includes('second.png') && !text.includes('none.png'), text);
    await page.locator('#result img[src*="second"]').waitFor();
    await page.setInputFiles('#picture-file', [file('none.png', Buffer.from('no picture'))]);
    await page.locator('#picture-status', { hasText: 'none.png is none that can be read' }).waitFor();
  }));

test('what a picture shows is typed where it is added', () =>
  here.visit(TEACHER, async (page, { watch }) => {
    watch.allow(/404/);
    const buffer = await readFile(new URL('../../server/pictures/admin.png', import.meta.url));
    await page.goto('/s/mechanics/two-hikers/edit');
    await page.setInputFiles('#picture-file', [{ name: 'told.png', mimeType: 'image/png', buffer }]);
    await page.getByLabel('What told.png shows').fill('Two hikers on a path');
    await page.locator('#picture-texts').getByRole('button').click();
    await page.locator('#picture-texts', { hasText: 'Saved.' }).waitFor();
    await page.locator('#result img[src*="told"][alt="Two hikers on a path"]').waitFor();
    await page.goto('/subject/mechanics/files');
    assert.equal(await page.getByLabel('What told.png shows').inputValue(), 'Two hikers on a path');
  }));
