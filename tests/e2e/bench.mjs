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

/** Milliseconds after a press in which all is drawn that follows from it. */
const DRAWN = 400;

/**
 * Of each press of Step, by Chromium's own trace: milliseconds of work on the main thread from the press to the frame that shows it,
 * and until all is drawn that follows from it; and milliseconds on the clock, to that first frame.
 */
async function steps(address, count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.time .primary').waitFor();
  await page.waitForTimeout(2000);
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  const pressed = await page.evaluate(async ({ most, rest }) => {
    const button = document.querySelector('.time .primary');
    let at = 0;
    for (; at < most && button.getAttribute('aria-disabled') !== 'true'; at += 1) {
      performance.mark('press');
      button.click();
      await new Promise((painted) => { requestAnimationFrame(() => setTimeout(painted)); });
      performance.mark('painted');
      await new Promise((drawn) => { setTimeout(drawn, rest); });
      performance.mark('drawn');
    }
    return at;
  }, { most: count, rest: DRAWN });
  const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  const marks = (name) => events.filter((event) => event.name === name && event.cat.includes('user_timing'));
  const presses = marks('press');
  if (presses.length !== pressed) throw new Error(`${presses.length} presses of ${pressed} are in the trace`);
  const [{ pid, tid }] = presses;
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask'));
  const within = (from, to) => tasks.reduce(
    (sum, { ts, dur }) => sum + Math.max(0, Math.min(ts + dur, to) - Math.max(ts, from)) / 1000,
    0,
  );
  const [painted, drawn] = [marks('painted'), marks('drawn')];
  return {
    work: presses.map(({ ts }, at) => within(ts, painted[at].ts)),
    all: presses.map(({ ts }, at) => within(ts, drawn[at].ts)),
    clock: presses.map(({ ts }, at) => (painted[at].ts - ts) / 1000),
  };
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
  ['1,000 messages, from the 500th on', `${url}stage.html#scenario=tls12-rsa&do=9,${words}`, 500],
]) {
  const { work, all, clock } = await steps(address, count);
  if (work.length < count) throw new Error(`${what}: ${work.length} steps instead of ${count}`);
  for (const [part, times] of [
    ['work of the main thread', work],
    ['the same with all that follows', all],
    ['on the clock, to the next frame', clock],
  ]) line(`${what}: ${part}`, median(times), at(times, 0.95), Math.max(...times));
}
await browser.close();
