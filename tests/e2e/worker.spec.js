// Long work: a worker does it, the page stays awake meanwhile, and one can stop it. Without a worker it is done in slices.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { lamp, open, region, time } from './stage.js';

/** No task of the page may be longer, in milliseconds. */
const LONG = 50;
/** Another program may hold up a task of ours, but not in each of so many runs. */
const RUNS = 6;

const slider = (page) => page.getByRole('slider', { name: 'Timeline' });
const running = (page) => page.getByRole('group', { name: /is running$/ });

/** Keeps, from before the page starts, how long its tasks are and what is said about the progress of a job. */
async function watch(page) {
  await page.addInitScript(() => {
    window.watched = { tasks: [], progress: [] };
    const { tasks, progress } = window.watched;
    const keep = (list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
    new PerformanceObserver(keep).observe({ type: 'longtask', buffered: true });
    const look = () => {
      const words = document.querySelector('.job .mono')?.textContent;
      if (words && progress.at(-1) !== words) progress.push(words);
    };
    new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/** The moment before the last step that can be seen from here: where a job waits, it is that one. */
async function toTheDeed(page) {
  while (await slider(page).inputValue() !== String(await slider(page).getAttribute('max') - 1)) {
    await time(page, 'Step').click();
  }
}

/** Presses, and waits until the timeline has gone on. Returns the tasks since and the progress that was shown. */
async function run(page, button) {
  const before = await slider(page).inputValue();
  const from = await page.evaluate(() => {
    window.watched.progress.length = 0;
    return performance.now();
  });
  await button.click();
  await expect(slider(page)).not.toHaveValue(before, { timeout: 120_000 });
  await expect(running(page)).toHaveCount(0);
  // What the observer has still to say, it says when nothing else is to do.
  await page.evaluate(() => new Promise((idle) => { requestIdleCallback(idle); }));
  const { tasks, progress } = await page.evaluate(() => window.watched);
  return { tasks: tasks.filter((task) => task.startTime >= from).map((task) => task.duration), progress };
}

/** Runs it on a fresh page until no task was too long, and returns that run. */
async function awake(page, moment, button, check) {
  const longest = [];
  for (let at = 0; at < RUNS; at += 1) {
    await page.goto('about:blank');
    const complaints = await open(page, moment, 'stage.html');
    await toTheDeed(page);
    const seen = await run(page, button(page));
    await check(seen);
    expect(complaints).toEqual([]);
    longest.push(Math.max(0, ...seen.tasks));
    if (longest.at(-1) <= LONG) return;
  }
  expect(Math.min(...longest), `milliseconds: ${longest}`).toBeLessThanOrEqual(LONG);
}

const step = (page) => time(page, 'Step');

/** What the page offers that asks, and the lamp that she puts out by it. */
const ASKS = {
  'attack-bleichenbacher': 'privacy',
  'attack-padding-oracle': 'privacy',
  'attack-poodle': 'privacy',
  'attack-beast': 'privacy',
  'attack-sweet32': 'privacy',
  'attack-nonce-reuse': 'privacy',
  'attack-collision': null,
};

for (const [scenario, broken] of Object.entries(ASKS)) {
  test(`the page stays awake while a worker runs ${scenario}`, async ({ page }) => {
    test.setTimeout(240_000);
    await watch(page);
    const workers = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await awake(page, `scenario=${scenario}`, step, async ({ progress }) => {
      expect(progress.length).toBeGreaterThan(0);
      expect(workers.length).toBeGreaterThan(0);
      if (scenario === 'attack-bleichenbacher') expect(progress.length).toBeGreaterThan(3);
      if (broken) await expect(lamp(page, broken)).toContainText('broken');
      else await expect(region(page, 'Eavesdropper')).toContainText(/certificate/i);
    });
  });
}

/** What she computes alone takes no worker: it is as short as any step. */
const COMPUTES = ['attack-factoring', 'attack-logarithm', 'attack-freak', 'attack-logjam'];

for (const scenario of COMPUTES) {
  test(`no step of ${scenario} keeps the page from anything, nor what she cracks in it`, async ({ page }) => {
    test.setTimeout(240_000);
    await watch(page);
    const shortest = [];
    for (let at = 0; at < RUNS; at += 1) {
      await page.goto('about:blank');
      await open(page, `scenario=${scenario}`, 'stage.html');
      const last = Number(await slider(page).getAttribute('max'));
      for (let place = 0; place < last; place += 1) {
        const { tasks } = await run(page, step(page));
        shortest[place] = Math.min(shortest[place] ?? Infinity, Math.max(0, ...tasks));
      }
      await expect(lamp(page, 'privacy')).toContainText('broken');
      if (Math.max(...shortest) <= LONG) return;
    }
    expect(Math.max(...shortest), `milliseconds: ${shortest}`).toBeLessThanOrEqual(LONG);
  });
}

/** Buttons of her notebook, at the end of a story. */
const CRACKS = {
  'Factor n': 'scenario=tls12-rsa&size=toy&do=12',
  'find the logarithm': 'scenario=tls12-dhe&size=toy&do=13',
};

for (const [name, moment] of Object.entries(CRACKS)) {
  test(`the page stays awake while she does what is called “${name}”`, async ({ page }) => {
    await watch(page);
    const button = (at) => region(at, 'Eavesdropper').getByRole('button', { name });
    await awake(page, moment, button, () => expect(lamp(page, 'privacy')).toContainText('broken'));
  });
}

test('a quantum computer, at full size, is asked at once', async ({ page }) => {
  await watch(page);
  await awake(page, 'scenario=attack-quantum-harvest', step, () => expect(lamp(page, 'privacy')).toContainText('broken'));
});

/** Lets the long attack begin and ask something. */
async function begin(page) {
  await open(page, 'scenario=attack-bleichenbacher', 'stage.html');
  await toTheDeed(page);
  await step(page).click();
  await expect(running(page)).toContainText(/[1-9][\d,]* questions so far/);
}

const CHANGES = {
  Cancel: (page) => running(page).getByRole('button', { name: 'Cancel' }),
  Back: (page) => time(page, 'Back'),
};

for (const [name, button] of Object.entries(CHANGES)) {
  test(`${name} stops an attack at once, and nothing comes of it`, async ({ page }) => {
    const ended = [];
    page.on('worker', (worker) => worker.on('close', () => ended.push(worker.url())));
    await begin(page);
    expect(page.workers().length).toBe(1);
    const place = Number(await slider(page).inputValue());
    await button(page).click();
    await expect(running(page)).toHaveCount(0, { timeout: 1_000 });
    await expect.poll(() => ended.length, { timeout: 1_000 }).toBe(1);
    await expect(slider(page)).toHaveValue(String(name === 'Back' ? place - 1 : place));
    await expect(lamp(page, 'privacy')).toContainText('held');
    // It can be begun again, by a worker of its own.
    if (name === 'Back') await step(page).click();
    await step(page).click();
    await expect(running(page)).toContainText(/[1-9][\d,]* questions so far/);
    expect(page.workers().length).toBe(1);
  });
}

/** Where there is no worker, and why. */
const WITHOUT = {
  'the browser has none': (page) => page.addInitScript(() => { delete window.Worker; }),
  'they are forbidden': (page) => page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      constructor() {
        super();
        throw new DOMException('forbidden', 'SecurityError');
      }
    };
  }),
  'it never answers': (page) => page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
    };
  }),
  'its file is missing': (page) => page.route('**/worker-*.js', (route) => route.fulfill({ status: 404, body: '' })),
  'its file was changed': (page) => page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n// Changed.` });
  }),
};

for (const [why, forbid] of Object.entries(WITHOUT)) {
  test(`an attack ends the same in slices where a worker is not to be had: ${why}`, async ({ browser }) => {
    const ends = [];
    for (const prepare of [() => {}, forbid]) {
      const page = await browser.newPage();
      await watch(page);
      await prepare(page);
      const workers = [];
      page.on('worker', (worker) => workers.push(worker.url()));
      await page.goto('stage.html#scenario=attack-padding-oracle');
      await expect(page.getByRole('main')).toBeVisible();
      await toTheDeed(page);
      const { progress } = await run(page, step(page));
      expect(progress.length).toBeGreaterThan(0);
      await expect(lamp(page, 'privacy')).toContainText('broken');
      ends.push({ address: page.url(), knows: await region(page, 'Eavesdropper').innerText() });
      expect(workers.length).toBe(prepare === forbid ? 0 : 1);
      await page.close();
    }
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[0].knows).toContain('attack at dawn');
  });
}

test('a worker plays a story that someone wrote', async ({ page }) => {
  const file = new URL('../../crates/padlock-sim/scenarios/attack-padding-oracle.toml', import.meta.url);
  const story = (await readFile(file, 'utf8')).replaceAll('attack at dawn', 'retreat at ten').replace('attack-padding-oracle', 'mine');
  const workers = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await watch(page);
  await open(page, 'own', 'stage.html');
  await page.getByLabel('A story (TOML)').fill(story);
  await page.getByRole('button', { name: 'Play it' }).click();
  await expect(slider(page)).toHaveValue('0');
  await toTheDeed(page);
  await run(page, step(page));
  expect(workers.length).toBe(1);
  await expect(region(page, 'Eavesdropper')).toContainText('retreat at ten');
});

test('no worker can be made of another address', async ({ page }) => {
  await begin(page);
  const outcomes = await page.evaluate(() => {
    const attempts = {
      text: () => new Worker('./worker.js'),
      name: () => trustedTypes.createPolicy('other', { createScriptURL: (url) => url }),
      again: () => trustedTypes.createPolicy('padlock-worker', { createScriptURL: (url) => url }),
    };
    const tried = Object.entries(attempts).map(([name, attempt]) => {
      try {
        attempt();
        return [name, 'it was done'];
      } catch (error) {
        return [name, error.name];
      }
    });
    return Object.fromEntries(tried);
  });
  expect(outcomes).toEqual({ text: 'TypeError', name: 'TypeError', again: 'TypeError' });
});
