// Makes the screenshots that people look at: `node screens.mjs` while the page is served at PADLOCK_URL.
// They go to target/screens; the README's pictures go to docs. `node screens.mjs NAME` makes those of one screen.
import { mkdir } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { certificates } from './bring.js';

const url = process.env.PADLOCK_URL ?? 'http://127.0.0.1:8080/';
const root = new URL('../../', import.meta.url).pathname;
const SIZES = [[1440, 900], [1024, 768], [760, 1000], [360, 740]];
const THEMES = ['light', 'dark', 'projector'];

const sheet = (name) => (page) => page.locator('summary', { hasText: name }).click();
const button = (name) => (page) => page.getByRole('button', { name, exact: true }).first().click();
const tab = (name) => (page) => page.getByRole('tab', { name }).click();

const steps = (count) => async (page) => {
  for (let at = 0; at < count; at += 1) await page.getByRole('toolbar', { name: 'Time' }).getByRole('button', { name: 'Step', exact: true }).click();
};

/** Brings a pane into sight where only one fits. */
const pane = (name) => async (page) => {
  const chosen = page.locator('.panetabs').getByText(name, { exact: true });
  if (await chosen.isVisible()) await chosen.click();
};

/** Plays this story's own capture on the stage. */
const record = async (page) => {
  await sheet('Export')(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /pcapng/ }).click()]);
  await sheet('Bring your own')(page);
  await page.locator('input[type=file]').first().setInputFiles(await download.path());
  await page.getByRole('button', { name: /^Play on the stage/ }).first().click();
};

/** Pastes a chain that OpenSSL made, under a name that it is not for. */
const paste = async (page) => {
  const { leaf, root } = certificates();
  await page.getByLabel(/hexadecimal or PEM/).fill(leaf);
  await page.getByLabel(/^Name that one wanted/).fill('b.example');
  await page.getByLabel(/^Roots of your own/).fill(root);
  await button('Read it')(page);
};

/** What a printer gets. */
const paper = async (page) => {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
};
const colours = (page) => page.emulateMedia({ forcedColors: 'active' });
const large = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
};

/** Every screen: where it is, and what is done there first. */
const SCREENS = {
  door: ['index.html'],
  start: ['index.html#scenario=tls12-rsa&size=toy&seed=1'],
  exchange: ['index.html#scenario=tls12-rsa&size=toy&seed=1&do=5'],
  'exchange-full': ['index.html#scenario=tls12-rsa&size=full&seed=1&do=5'],
  data: ['index.html#scenario=tls12-rsa&size=toy&seed=1&do=10'],
  explain: ['index.html#scenario=tls12-rsa&size=toy&seed=1&do=5', tab('Explain')],
  working: ['index.html#scenario=tls12-rsa&size=toy&seed=1&do=5', tab('Working')],
  eyes: ['index.html#scenario=tls12-rsa&size=toy&seed=1&do=10', tab('As seen by')],
  attack: ['index.html#scenario=tls12-rsa&size=toy&seed=1&do=10', button('Factor n')],
  refused: ['index.html#scenario=tls12-rsa&size=full&seed=1&do=10', button('Factor n')],
  tls13: ['stage.html#scenario=tls13&do=8'],
  'tls13-full': ['stage.html#scenario=tls13&size=full&do=8'],
  derivation: ['stage.html#scenario=tls13&do=8', pane('Client'), (page) => page.getByRole('button', { name: /^client’s application traffic secret/ }).first().click()],
  curve: ['stage.html#scenario=tls12-ecdhe&do=6', tab('Working')],
  reproduce: ['stage.html#scenario=tls12-rsa&do=5', tab('Reproduce')],
  decide: ['stage.html#scenario=tls12-rsa&do=play-client,3'],
  hands: ['stage.html#scenario=tls12-rsa&do=play-eavesdropper,2'],
  middle: ['stage.html#scenario=attack-middle-self-signed&do=20'],
  truncated: ['stage.html#scenario=attack-truncation&do=20'],
  compare: ['stage.html#scenario=tls12-rsa', sheet('Compare'), (page) => page.getByLabel('Compare with').selectOption('TLS 1.3')],
  own: ['stage.html#scenario=tls12-rsa', sheet('Bring your own')],
  recording: ['stage.html#scenario=tls13&size=full&do=11', record, steps(5)],
  chain: ['stage.html#scenario=tls12-rsa', sheet('Bring your own'), paste],
  share: ['stage.html#scenario=tls12-rsa&do=5', sheet('Share')],
  export: ['stage.html#scenario=tls12-rsa&do=5', sheet('Export')],
  paper: ['stage.html#scenario=tls12-rsa&do=13', paper],
  'forced-colours': ['stage.html#scenario=tls12-rsa&do=5', colours],
  'large-letters': ['stage.html#scenario=tls12-rsa&do=5', large],
  german: ['stage.html?locale=de#scenario=tls12-rsa&do=5'],
  pseudo: ['stage.html?locale=en-XA#scenario=tls12-rsa&do=5'],
  'right-to-left': ['stage.html?locale=ar-XB#scenario=tls12-rsa&do=5'],
};

const browser = await chromium.launch({
  executablePath: process.env.PADLOCK_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});

/** Takes one screen's picture; the theme is part of the address. */
async function shoot([where, ...acts], { theme, width, height, path }) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const [file, fragment] = where.split('#');
  const query = `${file.includes('?') ? '&' : '?'}theme=${theme}`;
  await page.goto(`${url}${file}${query}${fragment ? `#${fragment}` : ''}`);
  await page.getByRole('main').waitFor();
  for (const act of acts) await act(page);
  await page.waitForTimeout(250);
  await page.screenshot({ path });
  await context.close();
}

await mkdir(`${root}target/screens`, { recursive: true });
await mkdir(`${root}docs`, { recursive: true });
const wanted = process.argv[2];
if (!wanted || wanted === '--readme') {
  const size = { theme: 'light', width: 1440, height: 900 };
  await shoot(SCREENS.attack, { ...size, path: `${root}docs/screen.png` });
  await shoot(SCREENS.door, { ...size, path: `${root}docs/door.png` });
  await shoot(SCREENS.hands, { ...size, theme: 'dark', path: `${root}docs/hands.png` });
}
for (const [name, what] of Object.entries(SCREENS)) {
  if (wanted && wanted !== name) continue;
  for (const theme of THEMES) {
    for (const [width, height] of SIZES) {
      const path = `${root}target/screens/${name}-${theme}-${width}.png`;
      await shoot(what, { theme, width, path, height: width < 1200 ? 2 * height : height });
    }
  }
}
await browser.close();
