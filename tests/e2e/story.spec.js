// The first handshake, walked from start to end at both sizes.
import { expect, test } from '@playwright/test';
import { STORY, heard, lamp, message, open, region, step, time, value, written } from './stage.js';

test('toy size: every message travels, and both ends arrive at the same keys', async ({ page }) => {
  const complaints = await open(page, 'size=toy');
  for (const [at, name] of STORY.entries()) {
    await time(page, 'Step').click();
    await expect(page.getByRole('status')).toContainText(`${name}`);
    await expect(page.getByRole('status')).toContainText('delivered');
    await expect(message(page, at + 1)).toHaveAccessibleName(new RegExp(`${name}.* B\\b`));
    await expect(message(page, at + 1)).toHaveAttribute('aria-pressed', 'true');
  }
  for (const key of ['premaster secret', 'master secret', 'key block', 'client’s encryption key', 'server’s MAC key']) {
    const client = await written(page, 'Client', key).textContent();
    expect(client).not.toBe('');
    await expect(written(page, 'Server', key)).toHaveText(client);
  }
  await expect(time(page, 'Step')).toHaveAttribute('aria-disabled', 'true');
  expect(complaints).toEqual([]);
});

test('toy size: the words arrive, and the eavesdropper sees ciphertext only', async ({ page }) => {
  await open(page, 'size=toy');
  await step(page, 10);
  await expect(heard(page, 'Server', 'attack at dawn')).toBeVisible();
  await expect(region(page, 'Eavesdropper').getByText('attack at dawn')).toHaveCount(0);
  await page.getByRole('tab', { name: 'As seen by' }).click();
  await expect(region(page, 'As seen by: Eavesdropper')).toContainText('sees ciphertext only');
  await expect(region(page, 'As seen by: Server')).toContainText('attack at dawn');
  await expect(lamp(page, 'privacy')).toContainText('held');
});

test('toy size: factoring n gives her everything, each with its derivation; Back takes it away', async ({ page }) => {
  const complaints = await open(page, 'size=toy');
  await step(page, 10);
  const eavesdropper = region(page, 'Eavesdropper');
  await expect(written(page, 'Eavesdropper', 'modulus n')).toHaveText('3233');
  await eavesdropper.getByRole('button', { name: 'Factor n' }).click();

  const inspector = region(page, 'Inspector');
  await expect(lamp(page, 'privacy')).toContainText('broken');
  await expect(inspector).toContainText('privacy');
  await expect(inspector.getByRole('button', { name: /prime [pq]/ }).first()).toBeAttached();

  await expect(written(page, 'Eavesdropper', 'private exponent d')).toHaveText('2753');
  const primes = [
    await written(page, 'Eavesdropper', 'prime p').textContent(),
    await written(page, 'Eavesdropper', 'prime q').textContent(),
  ];
  expect(primes.sort()).toEqual(['53', '61']);
  for (const name of ['premaster secret', 'master secret', 'client’s encryption key', 'client’s MAC key']) {
    const server = await written(page, 'Server', name).textContent();
    await expect(written(page, 'Eavesdropper', name)).toHaveText(server);
  }
  await expect(written(page, 'Eavesdropper', 'what the client said')).toContainText('attack at dawn');

  for (const name of ['prime p', 'prime q', 'private exponent d', 'premaster secret', 'master secret',
    'client’s encryption key', 'what the client said']) {
    await value(page, 'Eavesdropper', name).click();
    await expect(inspector.getByRole('heading', { level: 2 })).toContainText(name);
    await expect(inspector.getByRole('tab', { name: 'Derivation' })).toHaveAttribute('aria-selected', 'true');
    await expect(inspector.getByRole('button', { name: /^modulus n/ }).first()).toBeAttached();
  }

  await time(page, 'Back').click();
  await expect(lamp(page, 'privacy')).toContainText('held');
  await expect(eavesdropper.getByRole('button', { name: /^private exponent d/ })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('full size: factoring is refused with its cost', async ({ page }) => {
  const complaints = await open(page, 'size=full');
  await step(page, 10);
  await region(page, 'Eavesdropper').getByRole('button', { name: 'Factor n' }).click();
  const refusal = region(page, 'Eavesdropper').getByRole('alert');
  await expect(refusal).toContainText('Refused');
  await expect(refusal).toContainText(/2[⁰¹²³⁴⁵⁶⁷⁸⁹]{2,} /);
  await expect(refusal).toContainText('years');
  await expect(lamp(page, 'privacy')).toContainText('held');
  expect(complaints).toEqual([]);
});

test('full size: the server’s key opens the recorded session', async ({ page }) => {
  const complaints = await open(page, 'size=full');
  await step(page, STORY.length);
  await expect(lamp(page, 'privacy')).toContainText('held');
  await expect(lamp(page, 'forward secrecy')).toContainText('broken');
  await region(page, 'Eavesdropper').getByRole('button', { name: 'Leak the key' }).click();
  await expect(lamp(page, 'privacy')).toContainText('broken');
  await expect(written(page, 'Eavesdropper', 'what the client said')).toContainText('attack at dawn');
  const secret = await written(page, 'Client', 'master secret').textContent();
  await expect(written(page, 'Eavesdropper', 'master secret')).toHaveText(secret);
  expect(complaints).toEqual([]);
});

test('what a person types in either pane arrives in the other', async ({ page }) => {
  await open(page, 'size=toy');
  const field = (pane, to) => region(page, pane).getByLabel(`Say to the ${to}`);
  await expect(field('Client', 'server')).toBeDisabled();
  await step(page, 9);
  await field('Client', 'server').fill('meet me at the mill');
  await region(page, 'Client').getByRole('button', { name: 'Send', exact: true }).click();
  await step(page, 2);
  await expect(heard(page, 'Server', 'meet me at the mill')).toBeVisible();
  await field('Server', 'client').fill('bring a lantern');
  await field('Server', 'client').press('Enter');
  await step(page, 2);
  await expect(heard(page, 'Client', 'bring a lantern')).toBeVisible();
  await expect(region(page, 'Eavesdropper').getByText('lantern')).toHaveCount(0);
});

test('size and seed begin another story; the address brings one back to the moment', async ({ page }) => {
  await open(page, 'size=toy');
  await step(page, 2);
  const first = await written(page, 'Client', 'client random').textContent();
  await page.getByLabel('Seed').fill('7');
  await page.getByLabel('Seed').press('Enter');
  await expect(written(page, 'Client', 'client random')).not.toHaveText(first);
  await page.getByRole('group', { name: 'Size' }).getByRole('button', { name: 'Full' }).click();
  await step(page, 3);
  await expect(page.getByLabel('Cipher suite', { exact: true })).toHaveValue('TLS_RSA_WITH_AES_128_CBC_SHA');
  const random = await written(page, 'Client', 'client random').textContent();
  await page.reload();
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveValue('3');
  await expect(page.getByLabel('Seed')).toHaveValue('7');
  await expect(written(page, 'Client', 'client random')).toHaveText(random);
});

test('an address that makes no sense is told so, and the story begins', async ({ page }) => {
  const complaints = await open(page, 'size=huge&seed=none&do=3,dance&colour=blue');
  await expect(page.getByRole('alert')).toContainText('size=huge');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(time(page, 'Step')).toBeEnabled();
  expect(complaints).toEqual([]);
});

test('hex grid and field tree point at each other', async ({ page }) => {
  await open(page, 'size=toy&do=5');
  const inspector = region(page, 'Inspector');
  const leaf = inspector.getByRole('option', { name: /^EncryptedPreMasterSecret/ });
  const field = inspector.getByRole('treeitem', { name: /EncryptedPreMasterSecret/ });
  await inspector.getByRole('treeitem', { name: /^msg_type/ }).hover();
  await expect(inspector.getByRole('option', { name: /^msg_type/ })).toHaveClass(/\bon\b/);
  await leaf.hover();
  await expect(field).toHaveClass(/\bon\b/);
  await inspector.getByRole('treeitem', { name: /^type/ }).click();
  await expect(inspector.getByRole('option', { name: /^type/ })).toHaveAttribute('aria-selected', 'true');
});

test('a locked record shows its inside to those who hold the key, and to no one else', async ({ page }) => {
  await open(page, 'size=full&do=10');
  const inspector = region(page, 'Inspector');
  await expect(inspector.getByRole('treeitem', { name: /application_data.*attack at dawn/ })).toBeAttached();
  await inspector.getByRole('button', { name: 'Eavesdropper' }).click();
  await expect(inspector.getByRole('treeitem', { name: /attack at dawn/ })).toHaveCount(0);
  await expect(inspector).toContainText('holds no key');
});

test('working shows the arithmetic with its numbers', async ({ page }) => {
  await open(page, 'size=toy&do=5');
  await page.getByRole('tab', { name: 'Working' }).click();
  const inspector = region(page, 'Inspector');
  await expect(inspector).toContainText('square and multiply');
  await expect(inspector.getByRole('table').first()).toContainText('1');
  await expect(inspector).toContainText('3233');
});
