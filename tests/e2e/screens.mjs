// Makes the screenshots that people look at: `node screens.mjs` while the page is served at PADLOCK_URL.
// They go to target/screens; the README's picture goes to docs/screen.png.
import { mkdir } from 'node:fs/promises';
import { chromium } from '@playwright/test';

const url = process.env.PADLOCK_URL ?? 'http://127.0.0.1:8080/';
const root = new URL('../../', import.meta.url).pathname;
const SIZES = [[1440, 900], [1024, 768], [760, 1000], [360, 740]];
const MOMENTS = {
  start: { moment: 'size=SIZE' },
  exchange: { moment: 'size=SIZE&do=5' },
  certificate: { moment: 'size=SIZE&do=3' },
  data: { moment: 'size=SIZE&do=10' },
  working: { moment: 'size=SIZE&do=5', tab: 'Working' },
  eyes: { moment: 'size=SIZE&do=10', tab: 'As seen by' },
  attack: { moment: 'size=SIZE&do=10', press: { toy: 'Factor n', full: 'Leak the key' } },
  refused: { moment: 'size=SIZE&do=10', press: { toy: 'Leak the key', full: 'Factor n' } },
};

const browser = await chromium.launch({
  executablePath: process.env.PADLOCK_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});

async function shoot({ moment, tab, press }, { size, colorScheme, width, height, path }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${url}#${moment.replace('SIZE', size)}`);
  await page.getByRole('main').waitFor();
  if (tab) await page.getByRole('tab', { name: tab }).click();
  if (press) await page.getByRole('button', { name: press[size] }).click();
  await page.waitForTimeout(250);
  await page.screenshot({ path });
  await context.close();
}

await mkdir(`${root}target/screens`, { recursive: true });
await mkdir(`${root}docs`, { recursive: true });
await shoot(MOMENTS.attack, { size: 'toy', colorScheme: 'light', width: 1440, height: 900, path: `${root}docs/screen.png` });
if (!process.argv.includes('--readme')) {
  for (const [name, what] of Object.entries(MOMENTS)) {
    for (const size of ['toy', 'full']) {
      for (const colorScheme of ['light', 'dark']) {
        for (const [width, height] of SIZES) {
          const path = `${root}target/screens/${name}-${size}-${colorScheme}-${width}.png`;
          await shoot(what, { size, colorScheme, width, path, height: width < 1200 ? 2 * height : height });
        }
      }
    }
  }
}
await browser.close();
