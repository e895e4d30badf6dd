// Every story of the catalogue, walked to its end in every size that it has, and roles played by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { drawn, lamp, open, region, step, time } from './stage.js';

const FOLDER = new URL('../../crates/padlock-sim/scenarios/', import.meta.url);

/** The stories and their sizes, out of their files. */
const STORIES = readdirSync(FOLDER).sort().map((file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const sizes = /^sizes = \[(.*)\]/m.exec(text);
  return {
    id: file.replace(/\.toml$/, ''),
    sizes: sizes ? sizes[1].match(/\w+/g) : ['toy', 'full'],
    planned: /^\[\[plan\]\]/m.test(text),
  };
});

/** Presses Step until nothing is left to step, inside the page, since a thousand presses from outside take minutes. */
const toTheEnd = (page) => page.evaluate(async () => {
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
  const button = [...document.querySelectorAll('.time button')][2];
  let steps = 0;
  while (button.getAttribute('aria-disabled') !== 'true' && steps < 2000) {
    if (!document.querySelector('.job')) {
      button.click();
      steps += 1;
    }
    await frame();
  }
  return steps;
});

for (const { id, sizes } of STORIES) {
  test(`${id} plays to its end`, async ({ page }) => {
    test.setTimeout(180_000);
    const complaints = await open(page, `scenario=${id}`, 'stage.html');
    for (const size of sizes) {
      await page.goto(`stage.html#scenario=${id}&size=${size}&seed=1`);
      await expect(page.getByRole('group', { name: 'Size' }).locator('[aria-pressed=true]')).toHaveText(size === 'toy' ? 'Toy' : 'Full');
      expect(await toTheEnd(page)).toBeGreaterThan(2);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(time(page, 'Step')).toHaveAttribute('aria-disabled', 'true');
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
      await expect(page.getByText(/\{ ?\$/)).toHaveCount(0);
    }
    expect(complaints).toEqual([]);
  });
}

test('an attack that takes its time is not begun again by playing on, and is over when something else is done', async ({ page }) => {
  const complaints = await open(page, 'scenario=attack-bleichenbacher&do=13', 'stage.html');
  const running = page.getByRole('group', { name: /is running$/ });
  const asked = async () => Number((await running.innerText()).replace(/,/g, '').match(/(\d+) question/)?.[1] ?? 0);
  await page.getByLabel('Speed').selectOption({ index: 3 });
  await time(page, 'Play').click();
  await expect(running).toBeVisible();
  let before = 0;
  for (let look = 0; look < 4; look += 1) {
    await expect.poll(asked).toBeGreaterThan(before);
    before = await asked();
    await page.waitForTimeout(700);
  }
  await running.getByRole('button', { name: 'Cancel' }).click();
  await expect(running).toHaveCount(0);
  await expect(time(page, 'Play')).toBeVisible();
  await expect(lamp(page, 'privacy')).toContainText('held');
  await time(page, 'Step').click();
  await expect(running).toBeVisible();
  await time(page, 'Back').click();
  await expect(running).toHaveCount(0);
  await expect(lamp(page, 'privacy')).toContainText('held');
  expect(complaints).toEqual([]);
});

/** Answers what a pane has to decide, as the autopilot would, until nothing is asked any more. */
async function decide(page, pane, choose = {}) {
  const asked = [];
  const group = region(page, pane).getByRole('group', { name: 'Decide' });
  for (let at = 0; at < 40; at += 1) {
    if (await group.count()) {
      const question = await group.locator('.question').textContent();
      asked.push(question);
      const wanted = choose[question];
      const options = group.locator('.option');
      if (wanted) await options.filter({ hasText: wanted }).first().click();
      else await options.filter({ hasText: 'the autopilot’s choice' }).first().click();
      await expect(group.locator('.question').filter({ hasText: question })).toHaveCount(0);
    } else if ((await time(page, 'Step').getAttribute('aria-disabled')) === 'true') {
      return asked;
    } else {
      await time(page, 'Step').click();
      await drawn(page);
    }
  }
  return asked;
}

for (const id of ['tls12-rsa', 'tls12-ecdhe', 'tls13']) {
  for (const pane of ['Client', 'Server']) {
    test(`${id}: the ${pane.toLowerCase()} in a person’s hands comes to the same keys`, async ({ page }) => {
      const complaints = await open(page, `scenario=${id}`, 'stage.html');
      await region(page, pane).getByRole('group', { name: 'Play this role' }).getByRole('button', { name: 'Play' }).click();
      const asked = await decide(page, pane);
      expect(asked.length).toBeGreaterThan(0);
      await expect(region(page, pane).getByText('Connected', { exact: true })).toBeVisible();
      await expect(lamp(page, 'privacy')).toContainText('held');
      expect(complaints).toEqual([]);
    });
  }
  test(`${id}: a client that refuses a good certificate ends the handshake`, async ({ page }) => {
    await open(page, `scenario=${id}&do=play-client`, 'stage.html');
    await decide(page, 'Client', { 'Accept the peer’s certificate?': 'Refuse it' });
    await expect(region(page, 'Client').getByText('Failed', { exact: true })).toBeVisible();
    await expect(lamp(page, 'server identity')).toContainText('not offered');
  });
}

test('a premaster secret of one’s own is computed as one types, and one that is too large does not come back', async ({ page }) => {
  await open(page, 'scenario=tls12-rsa&do=play-client,3', 'stage.html');
  const group = region(page, 'Client').getByRole('group', { name: 'Decide' });
  await group.getByRole('button', { name: /^Accept the certificate/ }).click();
  await step(page, 1);
  const field = group.getByLabel('A number of your own');
  await field.fill('65');
  await expect(group.locator('output')).toHaveText('65^17 mod 3233 = 2790');
  await field.fill('3300');
  await expect(group.locator('output')).toContainText('3300 is not below n = 3233');
  await field.fill('sixty');
  await group.getByRole('button', { name: 'Choose', exact: true }).click();
  await expect(group.getByRole('alert')).toContainText('a whole number is expected');
  await field.fill('65');
  await group.getByRole('button', { name: 'Choose', exact: true }).click();
  await step(page, 1);
  await expect(region(page, 'Eavesdropper').getByRole('button', { name: /^encrypted premaster secret.*2790/ })).toBeVisible();
});

test('the eavesdropper’s hands: held, changed, dropped, and what that leads to', async ({ page }) => {
  const complaints = await open(page, 'scenario=tls12-rsa&do=play-eavesdropper', 'stage.html');
  const eavesdropper = region(page, 'Eavesdropper');
  const tool = (name) => eavesdropper.getByRole('button', { name, exact: true });
  await tool('Hold').click();
  await expect(eavesdropper.getByRole('button', { name: /ClientHello.*held back/ })).toBeVisible();
  await tool('Release').click();
  await tool('Flip a bit').click();
  await expect(eavesdropper.getByRole('button', { name: /ClientHello.*changed on the way/ })).toBeVisible();
  await time(page, 'Back').click();
  await expect(eavesdropper.getByRole('button', { name: /changed on the way/ })).toHaveCount(0);
  await step(page, 1);
  await eavesdropper.getByLabel('New bytes, in hexadecimal').fill('xyz');
  await tool('Edit a field').click();
  await expect(eavesdropper.getByRole('alert')).toContainText('hexadecimal digits');
  await tool('Drop').click();
  await expect(eavesdropper.getByRole('button', { name: /ServerHello.*dropped/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a link with everything in it comes back to the same moment', async ({ page }) => {
  await open(page, 'scenario=tls13&do=play-eavesdropper,1', 'stage.html');
  await region(page, 'Eavesdropper').getByRole('button', { name: 'Hold', exact: true }).click();
  await expect(page).toHaveURL(/#1\./);
  const shown = () => region(page, 'Eavesdropper').locator('.rungs').textContent();
  const before = await shown();
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
  expect(await shown()).toBe(before);
});

test('defence, version and suite are switches of the story', async ({ page }) => {
  const complaints = await open(page, 'scenario=download', 'stage.html');
  await page.getByRole('group', { name: 'Defence' }).getByRole('button', { name: 'on' }).click();
  await toTheEnd(page);
  await expect(lamp(page, 'integrity')).toContainText('held');
  await page.getByLabel('Scenario', { exact: true }).selectOption('tls12-rsa');
  await page.getByLabel('Version', { exact: true }).selectOption('1.3');
  await toTheEnd(page);
  await expect(lamp(page, 'forward secrecy')).toContainText('held');
  await page.getByLabel('Version', { exact: true }).selectOption('1.1');
  await page.getByLabel('Cipher suite', { exact: true }).selectOption({ index: 1 });
  await toTheEnd(page);
  expect(complaints).toEqual([]);
});

test('another language, in place and kept', async ({ page }) => {
  await open(page, 'scenario=tls13&do=4', 'stage.html');
  await page.getByLabel('Language', { exact: true }).selectOption('de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Weiter', exact: true }).or(page.getByRole('button', { name: 'Schritt', exact: true }))).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

for (const format of ['pcapng', 'Key log', 'JSON', 'Mermaid', 'SVG', 'TOML']) {
  test(`an export: ${format}`, async ({ page }) => {
    await open(page, 'scenario=tls13&size=full&do=11', 'stage.html');
    await page.locator('summary', { hasText: 'Export' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: new RegExp(format) }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^tls13\./);
    expect(readFileSync(await file.path()).length).toBeGreaterThan(100);
  });
}
