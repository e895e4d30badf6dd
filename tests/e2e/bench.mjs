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

/**
 * Of each press of Step: milliseconds of work on the main thread from the press to the frame that shows it, as Chromium counts
 * its tasks, and milliseconds on the clock.
 */
async function steps(address, count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.time .primary').waitFor();
  await page.waitForTimeout(2000);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
  };
  const press = () => page.evaluate(async () => {
    const button = document.querySelector('.time .primary');
    if (button.getAttribute('aria-disabled') === 'true') return null;
    const before = performance.now();
    button.click();
    await new Promise((painted) => { requestAnimationFrame(() => setTimeout(painted)); });
    return performance.now() - before;
  });
  const work = [];
  const clock = [];
  while (work.length < count) {
    const before = await spent();
    const took = await press();
    if (took === null) break;
    work.push(await spent() - before);
    clock.push(took);
  }
  await context.close();
  return { work, clock };
}

const line = (what, ...figures) => process.stdout.write(`${what.padEnd(64)} ${figures.map((figure) => figure.toFixed(0).padStart(6)).join(' ')}\n`);
process.stdout.write(`${'milliseconds'.padEnd(64)} median  worst\n`);
for (const [what, address, ready] of [
  ['a bare page of Yew', `${url}floor/floor.html`, 'button'],
  ['the front door', `${url}index.html`, 'main'],
  ['the first handshake', `${url}index.html#scenario=tls12-rsa&size=toy&seed=1`, '.time .primary'],
  ['the whole page', `${url}stage.html#scenario=tls13`, '.time .primary'],
]) {
  const times = await start(address, ready);
  line(what, median(times), Math.max(...times));
}
process.stdout.write(`\n${'milliseconds of one press of Step'.padEnd(64)} median   95 %  worst\n`);
const words = Array.from({ length: 500 }, (_, at) => `c:word${at}`).join(',');
for (const [what, address, count] of [
  ['the first handshake, toy', `${url}index.html#scenario=tls12-rsa&size=toy&seed=1`, 13],
  ['a thousand messages, from the 500th on', `${url}stage.html#scenario=tls12-rsa&do=9,${words}`, 500],
]) {
  const { work, clock } = await steps(address, count);
  if (work.length < count) throw new Error(`${what}: ${work.length} steps instead of ${count}`);
  line(`${what}: work of the main thread`, median(work), at(work, 0.95), Math.max(...work));
  line(`${what}: on the clock, to the next frame`, median(clock), at(clock, 0.95), Math.max(...clock));
}
await browser.close();
