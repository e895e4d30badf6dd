// The front door: what it shows, what moves, what a search finds, and where it leads.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { region, time } from './stage.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WHOLE = /\/stage\.html(\?[^#]*)?#/;

/** What axe finds on the page as it stands. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), TAGS);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).slice(0, 3).join(' | ')}`);
}

/** Opens the door and collects every complaint until the test ends. */
async function enter(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto('');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return complaints;
}

const miniature = (page) => region(page, 'A handshake that plays by itself');
const caption = (page) => miniature(page).locator('.caption p');
const cards = (page) => page.getByRole('heading', { level: 4 }).getByRole('link');
const search = (page) => page.getByRole('searchbox', { name: 'Search the stories' });

test('the door says what this is, and one click plays the first handshake', async ({ page }) => {
  const complaints = await enter(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('See how the padlock works');
  for (const group of ['How the padlock works', 'Certificates', 'Versions', 'Attacks', 'Try it yourself']) {
    await expect(region(page, group).getByRole('link').first()).toBeVisible();
  }
  await page.getByRole('link', { name: 'Play the first handshake' }).click();
  await expect(time(page, 'Step')).toBeEnabled();
  await time(page, 'Step').click();
  await expect(page).toHaveURL(/#scenario=tls12-rsa&size=toy&seed=1&do=1$/);
  await page.getByRole('link', { name: 'Padlock' }).click();
  await expect(miniature(page)).toBeVisible();
  await page.goBack();
  await expect(time(page, 'Step')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the miniature plays by itself, pauses, and goes on', async ({ page }) => {
  await enter(page);
  const first = await caption(page).textContent();
  await expect(caption(page)).not.toHaveText(first);
  await expect(miniature(page).locator('.parcel')).toBeAttached();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await miniature(page).getByRole('button', { name: 'Pause' }).click();
  const paused = await miniature(page).locator('.panes').textContent();
  await page.waitForTimeout(3_500);
  expect(await miniature(page).locator('.panes').textContent()).toBe(paused);
  await miniature(page).getByRole('button', { name: 'Go on' }).click();
  await expect(miniature(page).locator('.panes')).not.toHaveText(paused);
});

test('with reduced motion the miniature stands still at a moment that tells something', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await enter(page);
  await expect(caption(page)).toHaveText('The premaster secret crosses the wire');
  await page.waitForTimeout(3_500);
  await expect(caption(page)).toHaveText('The premaster secret crosses the wire');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('what plays by itself says nothing to a screen reader', async ({ page }) => {
  await enter(page);
  await expect(miniature(page).locator('[aria-live], [role=status], [role=alert], [role=log]')).toHaveCount(0);
  const said = await page.getByRole('status').allTextContents();
  const shown = await caption(page).textContent();
  await expect(caption(page)).not.toHaveText(shown);
  expect(await page.getByRole('status').allTextContents()).toEqual(said);
});

test('a search finds stories by their words, and says when there is none', async ({ page }) => {
  await enter(page);
  const all = await cards(page).count();
  await expect(page.getByRole('status')).toHaveText(`${all} stories`);
  await search(page).fill('ten thousand QUESTIONS');
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText('1 story');
  await expect(cards(page)).toHaveAttribute('href', 'stage.html#scenario=attack-bleichenbacher');
  await search(page).fill('certificates');
  expect(await cards(page).count()).toBeGreaterThan(10);
  await search(page).fill('no such thing');
  await expect(cards(page)).toHaveCount(0);
  await expect(page.getByRole('status')).toContainText('No story says that');
  await search(page).fill('');
  await expect(cards(page)).toHaveCount(all);
});

test('each card leads to a page that exists, and each story has one', async ({ page, request }) => {
  await enter(page);
  const hrefs = await cards(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(new Set(hrefs).size).toBe(hrefs.length);
  expect(hrefs.length).toBeGreaterThan(60);
  expect(hrefs.filter((href) => !/^(stage\.html)?#[a-z]/.test(href))).toEqual([]);
  expect((await request.get('stage.html')).ok()).toBe(true);
  await cards(page).filter({ hasText: 'Reading along' }).click();
  await expect(page).toHaveURL(/\/stage\.html#scenario=attack-sniffing/);
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('attack-sniffing');
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 360]) {
    test(`axe finds nothing at the door and on the tour, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      await enter(page);
      expect(await violations(page)).toEqual([]);
      await search(page).fill('no such thing');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Show me around' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('nothing at the door scrolls sideways at 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await enter(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the keyboard reaches the first card in a few steps, and it can be seen', async ({ page }) => {
  await enter(page);
  const first = cards(page).first();
  for (let at = 0; at < 9; at += 1) {
    if (await first.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  expect(await first.evaluate((link) => getComputedStyle(link, '::after').outlineStyle)).not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(time(page, 'Step')).toBeVisible();
});

test('the tour has five stops, can be left at each, and is found again', async ({ page }) => {
  await enter(page);
  await page.getByRole('link', { name: 'Show me around' }).click();
  for (const [at, name] of ['Client', 'Eavesdropper', 'Server', 'Inspector', 'Time'].entries()) {
    const stop = page.getByRole('dialog', { name });
    await expect(stop).toContainText(`${at + 1} of 5`);
    await expect(stop).toBeFocused();
    await expect(stop).toBeInViewport({ ratio: 1 });
    if (at < 4) await stop.getByRole('button', { name: 'Next' }).click();
  }
  await page.getByRole('button', { name: 'Leave the tour' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const again = page.getByRole('button', { name: 'Tour', exact: true });
  await expect(again).toBeFocused();
  await again.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Client' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(again).toBeFocused();
});

for (const fragment of ['scenario=tls13', 'scenario=tls12-rsa&do=3,play-server', 'size=toy&version=1.1']) {
  test(`an address that needs the whole page goes there: ${fragment}`, async ({ page }) => {
    await page.goto(`?from=test#${fragment}`);
    await expect(page).toHaveURL(WHOLE);
    expect(new URL(page.url()).search).toBe('?from=test');
    await page.goto('');
    await expect(miniature(page)).toBeVisible();
    await page.evaluate((hash) => { location.hash = hash; }, fragment);
    await expect(page).toHaveURL(WHOLE);
  });
}

test('another story, and a role to play, are found on the whole page', async ({ page }) => {
  await page.goto('#scenario=tls12-rsa&size=toy&seed=3&do=2');
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('tls13');
  await expect(page).toHaveURL(/\/stage\.html#scenario=tls13/);
  await page.goto('#scenario=tls12-rsa&size=toy&seed=3&do=2');
  await region(page, 'Server').getByRole('button', { name: 'Play' }).click();
  await expect(page).toHaveURL(/\/stage\.html#scenario=tls12-rsa&size=toy&seed=3&do=2,play-server$/);
  await expect(region(page, 'Server').getByRole('button', { name: 'Play' })).toHaveAttribute('aria-pressed', 'true');
});

test('without a fragment the whole page plays the first story', async ({ page }) => {
  await page.goto('stage.html');
  await expect(page).toHaveURL(/\/stage\.html#scenario=tls12-rsa/);
  await page.getByRole('link', { name: 'Padlock' }).click();
  await expect(miniature(page)).toBeVisible();
});

test('what an address asks for is for one visit, and what a person chooses is kept', async ({ page }) => {
  const html = page.locator('html');
  const theme = page.getByLabel('Theme', { exact: true });
  for (const where of ['', 'stage.html']) {
    await page.goto(`${where}?theme=dark&locale=en-XA`);
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await expect(html).toHaveAttribute('lang', 'en-XA');
    await page.goto(where);
    await expect(html).toHaveAttribute('data-theme', 'device');
    await expect(html).toHaveAttribute('lang', 'en');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  }
  await page.goto('?theme=dark&from=test');
  await theme.selectOption('light');
  await expect(page).toHaveURL(/\?from=test$/);
  await page.getByRole('link', { name: 'Play the first handshake' }).click();
  await expect(time(page, 'Step')).toBeVisible();
  await expect(theme).toHaveValue('light');
  await page.goto('?theme=dark');
  await expect(theme).toHaveValue('dark');
  await page.goto('stage.html');
  await expect(theme).toHaveValue('light');
});
