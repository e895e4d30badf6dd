// Browser tests of the built page. `cargo xtask browser-test` serves the page and says where it is
// (PADLOCK_URL) and which browser to use (PADLOCK_CHROMIUM). To run them by hand against
// `cargo xtask serve`: npm ci, then npx playwright test.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  // How long tasks are is measured when nothing else runs, and one at a time.
  projects: [
    { name: 'page', testMatch: '*.spec.js', testIgnore: 'worker.spec.js' },
    { name: 'worker', testMatch: 'worker.spec.js', workers: 1, fullyParallel: false, dependencies: ['page'] },
  ],
  outputDir: 'test-results',
  globalSetup: './warm.js',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.PADLOCK_URL ?? 'http://127.0.0.1:8080/',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.PADLOCK_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
