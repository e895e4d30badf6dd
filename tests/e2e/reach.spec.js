// Everyone can use the page: assistive technology, a keyboard alone, a narrow screen, an impatient hand.
import { expect, test } from '@playwright/test';
import { heard, lamp, open, region, step, time, violations } from './stage.js';

for (const colorScheme of ['light', 'dark']) {
  for (const size of ['toy', 'full']) {
    test(`axe finds nothing at ${size} size, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `size=${size}`);
      expect(await violations(page)).toEqual([]);
      await step(page, 10);
      for (const tab of ['Working', 'Derivation', 'As seen by', 'Bytes']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await violations(page)).toEqual([]);
      }
      const attack = size === 'toy' ? 'Factor n' : 'Leak the key';
      await region(page, 'Eavesdropper').getByRole('button', { name: attack }).click();
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await violations(page)).toEqual([]);
    });
  }
}

/** Walks with Tab until the element with this role and name has the focus. */
async function tabTo(page, target, most = 160) {
  for (let at = 0; at < most; at += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${target}`);
}

test('the first story can be played with the keyboard alone', async ({ page }) => {
  await open(page, 'size=toy');
  await tabTo(page, time(page, 'Step'));
  const outline = await time(page, 'Step').evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).not.toBe('none');
  for (let at = 0; at < 10; at += 1) await page.keyboard.press('Enter');
  await expect(heard(page, 'Server', 'attack at dawn')).toBeVisible();
  await tabTo(page, region(page, 'Eavesdropper').getByRole('button', { name: 'Factor n' }));
  await page.keyboard.press('Enter');
  await expect(lamp(page, 'privacy')).toContainText('broken');
  await tabTo(page, page.getByRole('tab', { name: 'Derivation' }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('tab', { name: 'Working' })).toBeFocused();
  await tabTo(page, time(page, 'Back'));
  await page.keyboard.press('Enter');
  await expect(lamp(page, 'privacy')).toContainText('held');
  await tabTo(page, page.getByRole('slider', { name: 'Timeline' }));
  await page.keyboard.press('Home');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('0');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('1');
});

test('the arrow keys walk the field tree and the hex grid', async ({ page }) => {
  await open(page, 'size=toy&do=3');
  const inspector = region(page, 'Inspector');
  const first = inspector.getByRole('treeitem').first();
  await first.click();
  await page.keyboard.press('ArrowDown');
  await expect(inspector.getByRole('treeitem').nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  await inspector.getByRole('option').first().click();
  await page.keyboard.press('End');
  await expect(inspector.getByRole('option').last()).toBeFocused();
});

test('nothing scrolls sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const size of ['toy', 'full']) {
    await open(page, `size=${size}&do=10`);
    await page.reload();
    for (const pane of ['Client', 'Eavesdropper', 'Server']) {
      await page.getByRole('group', { name: 'Pane' }).getByRole('button', { name: pane }).click();
      await expect(region(page, pane)).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
    for (const tab of ['Working', 'Derivation', 'As seen by', 'Bytes']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
  }
});

test('with reduced motion nothing flies', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'size=toy');
  await step(page, 1);
  expect(await page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running').length)).toBe(0);
});

test('a message flies from pane to pane when stepped', async ({ page }) => {
  await open(page, 'size=toy');
  await step(page, 1);
  expect(await page.evaluate(() => document.getAnimations().some((animation) => animation.animationName === 'fly-right'))).toBe(true);
});

test('playing steps by itself and stops at the end', async ({ page }) => {
  await open(page, 'size=toy&do=11');
  await time(page, 'Play').click();
  await expect(time(page, 'Pause')).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('13', { timeout: 10_000 });
  await expect(time(page, 'Play')).toBeVisible();
});

/** A small seeded generator (mulberry32). */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test('four hundred clicks at random raise no complaint', async ({ page }) => {
  const complaints = await open(page, 'size=toy');
  const roll = dice(2026);
  for (let at = 0; at < 400; at += 1) {
    const kind = ['button', '[role=tab]', '[role=treeitem]', '[role=option]', 'input[type=text]'][[0, 0, 0, 0, 0, 1, 1, 2, 3, 4][roll(10)]];
    const choice = roll(100_000);
    const value = roll(14);
    await page.evaluate(({ kind, choice, value }) => {
      // All but the switches of the roles, which lead to the whole page.
      const all = [...document.querySelectorAll(kind)].filter((element) => !element.disabled && !element.closest('.role'));
      const element = all[choice % Math.max(all.length, 1)];
      if (!element) return;
      if (element instanceof HTMLInputElement) {
        element.value = `${value}`;
        element.dispatchEvent(new InputEvent('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
      } else {
        element.click();
      }
    }, { kind, choice, value });
    if (at % 25 === 0) await step(page, 0);
  }
  expect(complaints).toEqual([]);
  await time(page, 'Restart').click({ force: true });
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('0');
});
