// The first start of a browser on a machine reads hundreds of megabytes from its disk: that time
// is no test's own, and is spent here, before any test's clock runs.
import { chromium } from '@playwright/test';

const LIMIT = 180_000;

export default async function warm(config) {
  const { baseURL, launchOptions } = config.projects[0].use;
  const browser = await chromium.launch({ ...launchOptions, timeout: LIMIT });
  const page = await browser.newPage();
  await page.goto(baseURL, { timeout: LIMIT });
  await page.getByRole('main').waitFor({ timeout: LIMIT });
  await browser.close();
}
