// How soon the page can be used, and how long a press of Step keeps the main thread busy: `cargo xtask bench web`.
import { chromium } from '@playwright/test';

const url = process.env.PADLOCK_URL;
const ROUNDS = 10;
const browser = await chromium.launch({
  executablePath: process.env.PADLOCK_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

/** Milliseconds from navigation to the first moment at which `ready` is on the page, each time with an empty cache. */
async function start(address, ready) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator(ready).first().waitFor({ state: 'attached' });
    times.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  return times;
}

/** Milliseconds of one press of Step, from the press to the end of the frame that shows it. */
async function steps(address, count) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.time button').first().waitFor();
  const times = await page.evaluate(async (count) => {
    const times = [];
    const button = document.querySelectorAll('.time button')[2];
    for (let at = 0; at < count && button.getAttribute('aria-disabled') !== 'true'; at += 1) {
      const before = performance.now();
      button.click();
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
      document.body.getBoundingClientRect();
      times.push(performance.now() - before);
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    return times;
  }, count);
  await context.close();
  return times;
}

const line = (what, ...figures) => process.stdout.write(`${what.padEnd(52)} ${figures.map((figure) => figure.toFixed(0).padStart(6)).join(' ')}\n`);
process.stdout.write(`${'milliseconds'.padEnd(52)} median  worst\n`);
for (const [what, address, ready] of [
  ['a bare page of Yew', `${url}floor/floor.html`, 'button'],
  ['the front door', `${url}index.html`, 'main'],
  ['the first handshake', `${url}index.html#scenario=tls12-rsa&size=toy&seed=1`, '.time .primary'],
  ['the whole page', `${url}stage.html#scenario=tls13`, '.time .primary'],
]) {
  const times = await start(address, ready);
  line(what, median(times), Math.max(...times));
}
process.stdout.write(`\n${'milliseconds of one press of Step'.padEnd(52)} median   95 %  worst\n`);
for (const [what, address, count] of [
  ['the first handshake, toy', `${url}index.html#scenario=tls12-rsa&size=toy&seed=1`, 13],
  ['a thousand messages', `${url}stage.html#scenario=tls12-rsa&do=9,${Array.from({ length: 500 }, (_, at) => `c:word${at}`).join(',')}`, 500],
]) {
  const times = await steps(address, count);
  line(what, median(times), at(times, 0.95), Math.max(...times));
}
await browser.close();
