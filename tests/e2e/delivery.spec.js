// How the page is delivered: what its policy blocks, what it loads, and from where.
import { expect, test } from '@playwright/test';

/** Opens the page and collects what went wrong and what was asked for until it has started. */
async function open(page, address = '') {
  const seen = { errors: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('request', (request) => seen.requests.push(request.url()));
  await page.goto(address);
  await expect(page.getByRole('main')).toBeVisible();
  return seen;
}

for (const address of ['', '#size=toy', 'stage.html']) {
  test(`the page starts under its policy without a complaint: /${address}`, async ({ page }) => {
    const { errors } = await open(page, address);
    expect(errors).toEqual([]);
  });
}

test('the page asks for nothing from outside its own folder', async ({ page, baseURL }) => {
  const { requests } = await open(page);
  const outside = requests.filter((url) => !url.startsWith(baseURL) && !url.startsWith('data:'));
  expect(requests.length).toBeGreaterThan(2);
  expect(outside).toEqual([]);
});

test('the policy blocks a script that is not part of the page', async ({ page }) => {
  await open(page);
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.intruder = true';
    } catch {
      // Trusted Types refuse even to write it.
    }
    document.body.append(script);
    return window.intruder === true;
  });
  expect(ran).toBe(false);
});

test('the policy blocks evaluating text as code', async ({ page }) => {
  await open(page);
  // Later, because what the test itself evaluates is exempt.
  const outcome = await page.evaluate(() => new Promise((resolve) => {
    setTimeout(() => {
      try {
        resolve(new Function('return "it ran"')());
      } catch (error) {
        resolve(error.name);
      }
    });
  }));
  expect(outcome).toBe('EvalError');
});

for (const name of ['index.html', 'stage.html']) {
  test(`${name}: markup out of text is refused, and whatever is loaded is pinned by its hash`, async ({ page }) => {
    const response = await page.goto(name);
    const html = await response.text();
    await expect(page.getByRole('main')).toBeVisible();
    const outcome = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
        return 'it was written';
      } catch (error) {
        return error.name;
      }
    });
    expect(outcome).toBe('TypeError');
    const loaded = html.match(/<link rel="(?:stylesheet|modulepreload|preload)"[^>]*>/g);
    expect(loaded.length).toBeGreaterThan(5);
    expect(loaded.filter((link) => !/integrity="sha384-/.test(link))).toEqual([]);
  });
}
