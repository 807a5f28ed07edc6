// Accessibility of every page, and of what pages come to while they are used, by axe-core: in both languages, in light and dark, at three widths. Nothing scrolls sideways.

import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fail } from './lib/browser.mjs';
import { school } from './lib/school.mjs';
import { title, visitPage } from './lib/visit.mjs';
import { pages } from './pages.mjs';
import { states } from './states.mjs';

const AXE = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [320, 768, 1440];

const here = school();

for (const lang of ['en', 'pl']) {
  for (const page of [...pages, ...states]) {
    test(`${title(page)}, ${lang}`, () =>
      visitPage(here, page, async (view) => {
        const found = new Map();
        const note = (what, where) => found.set(what, [...(found.get(what) ?? []), where]);
        for (const colorScheme of ['light', 'dark']) {
          await view.emulateMedia({ colorScheme });
          for (const width of WIDTHS) {
            await view.setViewportSize({ width, height: 900 });
            const where = `${width} px, ${colorScheme}`;
            for (const what of await axe(view)) note(what, where);
            const wide = await view.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            if (wide > 0) note(`${wide} px are off to the side: ${await widest(view)}`, where);
          }
        }
        if (found.size > 0) fail([...found].map(([what, where]) => `${what}\n  (${where.join('; ')})`));
      }, { lang }));
  }
}

/** What axe finds, one line for each place. Its source is evaluated from outside, which no policy of the page is asked about. */
async function axe(view) {
  if (!(await view.evaluate(() => 'axe' in window))) await view.evaluate(AXE);
  const violations = await view.evaluate(async (values) => {
    // Below the editor's text lies a painted copy of it, for the eye alone, whose letters cannot be seen.
    const result = await window.axe.run({ exclude: [['#layer']] }, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    // Letters of MathML are text to those who listen, but not to this rule.
    const isFormula = ({ target }) => document.querySelector(target.at(-1))?.querySelector('math') !== null;
    for (const one of result.violations) {
      if (one.id === 'empty-table-header') one.nodes = one.nodes.filter((node) => !isFormula(node));
    }
    return result.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => `${node.target.join(' ')} (${[...node.any, ...node.all, ...node.none].map((one) => one.message).join('; ')})`) }));
  }, RULES);
  return violations.flatMap(({ id, help, at }) => at.map((place) => `${id}: ${help}, at ${place}`));
}

/** The elements that reach furthest to the right. */
function widest(view) {
  return view.evaluate(() => {
    const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5 && !element.closest('.scroll'));
    return out.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`).join(', ');
  });
}
