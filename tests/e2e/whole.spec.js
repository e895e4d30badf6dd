// Everyone can use the whole page, in every theme and language, at every width.
import { expect, test } from '@playwright/test';
import { open, region, time, violations } from './stage.js';

const sheet = (name) => (page) => page.locator('summary', { hasText: name }).click();

const words = (count) => Array.from({ length: count }, (_, at) => `c:word${at}`).join(',');

/** Screens of the whole page, and what is done there first. */
const SCREENS = {
  'a story of TLS 1.3': ['scenario=tls13&do=8'],
  'a decision': ['scenario=tls12-rsa&do=play-client,3'],
  'the eavesdropper’s tools': ['scenario=tls12-rsa&do=play-eavesdropper,2'],
  'a man in the middle': ['scenario=attack-middle-self-signed&do=12'],
  'a long conversation': [`scenario=tls12-rsa&do=9,${words(60)},60`],
  'a comparison': ['scenario=tls12-rsa', sheet('Compare'), (page) => page.getByLabel('Compare with').selectOption('TLS 1.3')],
  'one’s own': ['scenario=tls12-rsa', sheet('Bring your own')],
  'a link to share': ['scenario=tls12-rsa&do=2', sheet('Share')],
  'the exports': ['scenario=tls12-rsa&do=2', sheet('Export')],
  'the keys': ['scenario=tls12-rsa&do=2', sheet('Keys')],
};

for (const [name, [moment, ...acts]] of Object.entries(SCREENS)) {
  test(`axe finds nothing on ${name}, in any theme`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const theme of ['light', 'dark', 'projector']) {
      const complaints = await open(page, moment, `stage.html?theme=${theme}`);
      for (const act of acts) await act(page);
      expect(await violations(page), theme).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await violations(page), `${theme}, narrow`).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 720 });
      expect(complaints).toEqual([]);
      await page.goto('about:blank');
    }
  });
}

for (const locale of ['de', 'en-XA', 'ar-XB']) {
  test(`axe finds nothing in ${locale}, and nothing scrolls sideways at 320 px`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const moment of ['scenario=tls13&do=8', 'scenario=tls12-rsa&do=play-client,3', 'scenario=tls12-rsa&do=play-eavesdropper,2']) {
      await open(page, moment, `stage.html?locale=${locale}`);
      await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar-XB' ? 'rtl' : 'ltr');
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wider).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto('about:blank');
    }
  });
}

test('a moment on the whole page by keyboard alone: a role taken, a decision made, the keys turned off', async ({ page }) => {
  await open(page, 'scenario=tls12-rsa', 'stage.html');
  await page.keyboard.press('n');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('1');
  await page.keyboard.press('b');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('0');
  const play = region(page, 'Client').getByRole('group', { name: 'Play this role' }).getByRole('button', { name: 'Play' });
  await play.focus();
  await page.keyboard.press('Enter');
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('n');
  const accept = region(page, 'Client').getByRole('button', { name: /^Accept the certificate/ });
  await accept.focus();
  await page.keyboard.press('Enter');
  await expect(accept).toHaveCount(0);
  await page.locator('summary', { hasText: 'Keys' }).click();
  await page.getByLabel('Use these keys').uncheck();
  await page.keyboard.press('Escape');
  await time(page, 'Step').focus();
  const before = await page.getByRole('slider', { name: 'Timeline' }).inputValue();
  await page.keyboard.press('n');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue(before);
});

test('what one brings along is read, or refused with its place', async ({ page }) => {
  const complaints = await open(page, 'scenario=tls13&size=full&do=8', 'stage.html');
  await page.locator('summary', { hasText: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: /pcapng/ }).click();
  const capture = await (await coming).path();
  await page.locator('summary', { hasText: 'Bring your own' }).click();
  await page.getByLabel('A capture (pcap, pcapng)').setInputFiles(capture);
  await expect(page.locator('.founds').getByRole('button', { name: /ClientHello/ })).toBeVisible();
  await page.getByLabel(/hexadecimal or PEM/).fill('15 03 03 00 02 02 28');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('treeitem', { name: /handshake_failure/ }).first()).toBeVisible();
  await page.getByLabel(/hexadecimal or PEM/).fill('15 03 0g');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.locator('.bench').getByRole('alert')).toContainText('(');
  await page.getByLabel('A story (TOML)').fill('id = 3');
  await page.getByRole('button', { name: 'Play it' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not a scenario' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('of a long conversation the last words are in sight, and what came before is counted', async ({ page }) => {
  await open(page, `scenario=tls12-rsa&do=9,${words(60)},60`, 'stage.html');
  // The client has said everything, the last of it has not arrived.
  for (const [name, before] of [['Client', 21], ['Server', 20]]) {
    const talk = region(page, name).getByRole('list', { name: 'Conversation' });
    await expect(talk.getByText('word58', { exact: true })).toBeInViewport();
    await expect(talk.getByText(`${before} earlier messages`, { exact: true })).toHaveCount(1);
  }
});

test('a step of a long session leaves what stays as it is where it is', async ({ page }) => {
  await open(page, `scenario=tls12-rsa&do=9,${words(120)},60`, 'stage.html');
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await expect(slider).toHaveValue('189');
  const lines = await page.evaluate(() => {
    const all = document.querySelectorAll('.rungs > li, .values > li, .heard > li');
    for (const line of all) line.setAttribute('data-old', '');
    return all.length;
  });
  await time(page, 'Step').click();
  await expect(slider).toHaveValue('190');
  await expect(page.locator('.rung.fresh')).toHaveCount(1);
  const gone = lines - await page.locator('[data-old]').count();
  // A rung, the values of a record on two sides, a word.
  expect(gone).toBeLessThan(12);
  expect(lines).toBeGreaterThan(200);
});

test('presses that come faster than frames are all drawn in the end', async ({ page }) => {
  const complaints = await open(page, 'scenario=tls12-rsa&size=toy', 'stage.html');
  await page.evaluate(() => {
    for (let press = 0; press < 5; press += 1) document.querySelector('.time .primary').click();
  });
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('5');
  await expect(page.locator('.rung.fresh .number')).toHaveText('5');
  await expect(page.locator('.rung.next .number')).toHaveText('6');
  await expect(page).toHaveURL(/do=5$/);
  expect(complaints).toEqual([]);
});
