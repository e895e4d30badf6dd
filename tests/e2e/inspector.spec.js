// The inspector's sides: words, arithmetic drawn, the key schedule, the command line.
import { expect, test } from '@playwright/test';
import { lamp, message, open, region, step, value } from './stage.js';

const whole = async (page, moment) => {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`stage.html#${moment}`);
  await expect(page.getByRole('main')).toBeVisible();
  return complaints;
};
const tab = (page, name) => region(page, 'Inspector').getByRole('tab', { name, exact: true });
const panel = (page) => region(page, 'Inspector').getByRole('tabpanel');

test('Explain says where a message, a value and a verdict are from', async ({ page }) => {
  const complaints = await open(page, 'size=toy');
  await step(page, 5);
  await tab(page, 'Explain').click();
  await expect(panel(page)).toContainText('only the private key opens it');
  await expect(panel(page)).toContainText('RFC 5246 section 7.4.7');
  await expect(panel(page)).toContainText('sees everything in it');
  await value(page, 'Client', 'master secret').click();
  await expect(tab(page, 'Explain')).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page)).toContainText('RFC 5246 section 8.1');
  await expect(panel(page)).toContainText('does not know it');
  await lamp(page, 'privacy').click();
  await tab(page, 'Explain').click();
  await expect(panel(page)).toContainText('Nobody else can read what was said.');
  expect(complaints).toEqual([]);
});

test('a client that was deceived believes otherwise than what is true', async ({ page }) => {
  await whole(page, 'scenario=attack-middle-rogue');
  for (let at = 0; at < 40; at += 1) {
    const next = page.getByRole('toolbar', { name: 'Time' }).getByRole('button', { name: 'Step', exact: true });
    if ((await next.getAttribute('aria-disabled')) === 'true') break;
    await next.click();
  }
  await lamp(page, 'server').click();
  await tab(page, 'Explain').click();
  const views = panel(page).getByRole('listitem');
  await expect(views.filter({ hasText: 'server authentication' })).toContainText('broken');
  await expect(views.filter({ hasText: 'What the client believes' })).toContainText('held');
});

test('Working draws the curve with the points of an addition', async ({ page }) => {
  const complaints = await whole(page, 'scenario=tls12-ecdhe&size=toy');
  await step(page, 6);
  await value(page, 'Client', 'premaster secret').click();
  await tab(page, 'Working').click();
  const drawing = panel(page).getByRole('img', { name: /y² = x³ \+ 2x \+ 2/ }).first();
  await expect(drawing).toBeVisible();
  await expect(drawing.locator('.dot')).toHaveCount(18);
  expect(complaints).toEqual([]);
});

test('Derivation draws the key schedule with its spine', async ({ page }) => {
  const complaints = await whole(page, 'scenario=tls13&size=toy');
  await step(page, 8);
  await value(page, 'Client', 'master secret').click();
  await tab(page, 'Derivation').click();
  const places = [];
  for (const name of ['early secret', 'handshake secret', 'master secret']) {
    const node = panel(page).locator('.plane').getByRole('button', { name: new RegExp(`^${name}`, 'i') });
    places.push(await node.boundingBox());
  }
  expect(new Set(places.map(({ x }) => x)).size).toBe(1);
  expect(places[0].y).toBeLessThan(places[1].y);
  expect(places[1].y).toBeLessThan(places[2].y);
  expect(complaints).toEqual([]);
});

test('Reproduce gives a command line that can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await whole(page, 'scenario=tls12-rsa&size=toy');
  await step(page, 5);
  await value(page, 'Client', 'encrypted premaster secret').click();
  await tab(page, 'Reproduce').click();
  const command = await panel(page).locator('pre').textContent();
  expect(command).toMatch(/^(python3|openssl|printf)/);
  await panel(page).getByRole('button', { name: 'Copy' }).click();
  await expect(panel(page).getByRole('status')).toHaveText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
});

test('Reproduce says when the browser refuses to copy', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
  });
  await whole(page, 'scenario=tls12-rsa&size=toy');
  await step(page, 5);
  await value(page, 'Client', 'encrypted premaster secret').click();
  await tab(page, 'Reproduce').click();
  await panel(page).getByRole('button', { name: 'Copy' }).click();
  await expect(panel(page).getByRole('status')).toContainText('does not let this page copy');
});

test('a size slider says what would stop her', async ({ page }) => {
  await whole(page, 'scenario=tls12-rsa&size=toy');
  await step(page, 3);
  const eavesdropper = region(page, 'Eavesdropper');
  await eavesdropper.getByText('What size would stop her?').click();
  const slider = eavesdropper.getByRole('slider', { name: 'Size in bits' });
  await expect(slider).toHaveAttribute('aria-valuetext', /^12 bits: .*less than a second/);
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^4[,]?096 bits: .*years/);
});
