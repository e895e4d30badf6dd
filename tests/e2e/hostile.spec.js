// What a stranger may bring: links, stories, bytes and captures that are none. Each gets an answer, and nothing is lost.
import { expect, test } from '@playwright/test';
import { open, region, step, time } from './stage.js';

/** Numbers that look random and are the same in every run. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

/** A text with a few characters changed, cut off, doubled or put in. */
function spoiled(text, roll) {
  const alphabet = 'abcXYZ0189-_=&,.:%#"\\\u0000ü{}[]';
  let result = text;
  for (let times = 1 + roll(4); times > 0; times -= 1) {
    const at = roll(result.length + 1);
    const letter = alphabet[roll(alphabet.length)];
    result = [
      () => result.slice(0, at) + letter + result.slice(at + 1),
      () => result.slice(0, at),
      () => result.slice(0, at) + result,
      () => result.slice(0, at) + letter.repeat(1 + roll(40)) + result.slice(at),
    ][roll(4)]();
  }
  return result;
}

test('a hundred and twenty spoiled links: the page stays, and says what it could not read', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = await open(page, 'scenario=tls13&do=play-eavesdropper,1', 'stage.html');
  await region(page, 'Eavesdropper').getByRole('button', { name: 'Hold', exact: true }).click();
  const link = new URL(page.url()).hash.slice(1);
  const roll = dice(7);
  const links = [link, 'scenario=tls13&size=toy&seed=3&do=5,c:hello,1,leak', 'scenario=attack-replay&version=1.1&defended=true'];
  for (let at = 0; at < 120; at += 1) {
    const bad = spoiled(links[at % links.length], roll);
    await page.evaluate((hash) => { window.location.hash = hash; }, encodeURI(bad).replace(/%(?![0-9A-F]{2})/gi, '%25'));
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 5); }));
  }
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => { window.location.hash = 'scenario=tls12-rsa&size=toy&seed=1&do=2'; });
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('2');
  expect(complaints).toEqual([]);
});

const STORY = `id = "mine"
version = "1.2"
key_exchange = "rsa"
server_name = "a.example"
clock = 2026-01-01T00:00:00Z

[[script]]
by = "client"
say = "hello"
`;

test('sixty spoiled stories: what was refused is told, and the present story goes on', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = await open(page, 'scenario=tls13&do=3', 'stage.html');
  await page.locator('summary', { hasText: 'Bring your own' }).click();
  const roll = dice(11);
  let refused = 0;
  for (let at = 0; at < 60; at += 1) {
    await page.getByLabel('A story (TOML)').fill(spoiled(STORY, roll).replace(/\u0000/g, ''));
    await page.getByRole('button', { name: 'Play it' }).click();
    refused += await page.getByRole('alert').count() > 0 ? 1 : 0;
  }
  expect(refused).toBeGreaterThan(30);
  await page.getByLabel('A story (TOML)').fill(STORY);
  await page.getByRole('button', { name: 'Play it' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(time(page, 'Step')).toBeEnabled();
  expect(complaints).toEqual([]);
});

test('forty spoiled texts of bytes and twenty captures that are none', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints = await open(page, 'scenario=tls13&do=3', 'stage.html');
  await page.locator('summary', { hasText: 'Bring your own' }).click();
  const roll = dice(13);
  const texts = ['16 03 03 00 2a 01 00 00 26 03 03', '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgI=\n-----END CERTIFICATE-----', '30 82 01 05 30 81'];
  for (let at = 0; at < 40; at += 1) {
    await page.getByLabel(/hexadecimal or PEM/).fill(spoiled(texts[at % texts.length], roll).replace(/\u0000/g, ''));
    await page.getByRole('button', { name: 'Read it' }).click();
  }
  for (let at = 0; at < 20; at += 1) {
    const length = roll(400);
    const buffer = Buffer.from(Array.from({ length }, () => roll(256)));
    if (at % 2) Buffer.from('0a0d0d0a1c0000004d3c2b1a', 'hex').copy(buffer);
    await page.getByLabel('A capture (pcap, pcapng)').setInputFiles({ name: 'x.pcapng', mimeType: 'application/octet-stream', buffer });
    await expect(page.locator('.drop').getByRole('alert')).not.toBeEmpty();
  }
  await page.keyboard.press('Escape');
  await step(page, 1);
  expect(complaints).toEqual([]);
});

/** Fifty clicks and keys each; all five thousand of them where there is time. */
const ROUNDS = process.env.PADLOCK_SOAK ? 100 : 16;

test('clicks and keys at random, by the thousand, leave a page that works, and Back undoes every step', async ({ page }) => {
  test.setTimeout(process.env.PADLOCK_SOAK ? 1_200_000 : 420_000);
  const complaints = await open(page, 'scenario=tls12-rsa', 'stage.html');
  const roll = dice(2026);
  for (let round = 0; round < ROUNDS; round += 1) {
    const rolls = Array.from({ length: 50 }, () => [roll(20), roll(100_000), roll(300)]);
    await page.evaluate(async (rolls) => {
      const KINDS = ['button', '[role=tab]', '[role=treeitem]', '[role=option]', 'input[type=text]', 'select', 'summary'];
      const KEYS = ['n', 'b', 'p', 'r', 'Enter', 'Escape', 'ArrowDown', 'ArrowLeft', 'Home'];
      for (const [kind, choice, value] of rolls) {
        if (kind > 17) {
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: KEYS[choice % KEYS.length], bubbles: true }));
          continue;
        }
        const all = [...document.querySelectorAll(KINDS[[0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 4, 5, 5, 6][kind]])]
          // Printing opens a window of the browser's own, and full size is walked by other tests.
          .filter((element) => !element.disabled && !/Print|Full|Key log|JSON|SVG|Mermaid|pcapng|TOML/.test(element.textContent));
        const element = all[choice % Math.max(all.length, 1)];
        if (!element) continue;
        if (element instanceof HTMLInputElement) {
          element.value = `${value}`;
          element.dispatchEvent(new InputEvent('input', { bubbles: true }));
          element.dispatchEvent(new Event('change', { bubbles: true }));
        } else if (element instanceof HTMLSelectElement) {
          if (/TLS|Scenario/.test(element.textContent) && choice % 8) continue;
          element.selectedIndex = choice % element.options.length;
          element.dispatchEvent(new Event('change', { bubbles: true }));
        } else {
          element.click();
        }
      }
      await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
    }, rolls);
    expect(complaints).toEqual([]);
    await expect(page.locator('.fault')).toHaveCount(0);
  }
  const slider = page.getByRole('slider');
  for (let at = Number(await slider.inputValue()); at > 0; at -= 1) {
    await page.evaluate(() => document.querySelectorAll('.time button')[1].click());
    await expect(slider).toHaveValue(String(at - 1));
  }
  expect(complaints).toEqual([]);
});
