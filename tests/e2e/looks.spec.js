// What the page is to those with larger letters, with a system's own colours, and on paper.
import { test, expect } from '@playwright/test';
import { open, region, time } from './stage.js';

const MOMENTS = [
  ['the first handshake', 'scenario=tls12-rsa&size=toy&seed=1&do=5', ''],
  ['the whole page', 'scenario=tls13&do=8', 'stage.html'],
];

/** Chromium's own setting for the size of letters. */
async function enlarge(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

for (const [name, moment, which] of MOMENTS) {
  test(`${name} with letters of twice the size shows and does all that it does otherwise`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await enlarge(page);
    const complaints = await open(page, moment, which);
    expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(32);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
    const title = await page.getByRole('heading', { level: 1 }).boundingBox();
    expect(title.width, 'a title that has a line to itself').toBeGreaterThan(400);
    for (const pane of ['Client', 'Eavesdropper', 'Server']) {
      await page.getByRole('group', { name: 'Pane' }).getByRole('button', { name: pane }).click();
      const box = await region(page, pane).boundingBox();
      expect(box.height, `${pane} is high enough to be read`).toBeGreaterThan(250);
    }
    await time(page, 'Step').click();
    await time(page, 'Back').click();
    expect(complaints).toEqual([]);
  });

  test(`${name} on paper is a hand-out: every message, what each end had after it, the verdict, and a way back`, async ({ page }) => {
    const complaints = await open(page, moment, which);
    const names = await region(page, 'Eavesdropper').locator('.rung .name').allInnerTexts();
    const passed = Number(new URLSearchParams(moment).get('do'));
    const handout = page.getByRole('article');
    await expect(handout).toHaveCount(0);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(handout).toBeVisible();
    await expect(page.getByRole('toolbar', { name: 'Time' })).toHaveCount(0);
    await expect(handout.getByRole('row')).toHaveCount(passed + 2);
    for (const name of names.slice(0, passed)) {
      await expect(handout.getByText(name.split('\n').pop().trim(), { exact: true }).first()).toBeVisible();
    }
    await expect(handout).toContainText('modulus n');
    await expect(handout).toContainText('forward secrecy:');
    await expect(handout).toContainText(page.url());
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: null });
    await expect(handout).toHaveCount(0);
    await expect(time(page, 'Step')).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test(`${name} in forced colours keeps its arrows, lines and marks`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const complaints = await open(page, moment, which);
    const seen = await page.evaluate(() => {
      const colour = (part) => {
        const rung = document.querySelector('.rung.right');
        return getComputedStyle(rung, part);
      };
      const ground = getComputedStyle(document.querySelector('.ladder')).backgroundColor;
      return { head: colour('::after').borderLeftColor, beside: colour('::after').borderTopColor, shaft: colour('::before').borderTopColor, ground };
    });
    expect(seen.head).not.toBe(seen.ground);
    expect(seen.head).not.toBe('rgba(0, 0, 0, 0)');
    expect(seen.beside).toBe('rgba(0, 0, 0, 0)');
    expect(seen.shaft).not.toBe(seen.ground);
    const pressed = page.locator('[aria-pressed="true"]').first();
    expect(await pressed.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');
    expect(complaints).toEqual([]);
  });
}
