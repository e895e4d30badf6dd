// How the tests reach the stage: by the names that people and assistive technology use.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

/** Opens a page at a moment and collects every complaint until the test ends. */
export async function open(page, moment = 'size=toy', which = '') {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${which}#${moment}`);
  await expect(page.getByRole('main')).toBeVisible();
  return complaints;
}

/** A pane, or the inspector. */
export const region = (page, name) => page.getByRole('region', { name, exact: true });

/** A button of the time toolbar. */
export const time = (page, name) =>
  page.getByRole('toolbar', { name: 'Time' }).getByRole('button', { name, exact: true });

/** Waits for what is drawn behind the frame of a press, and for the address, which is written behind that. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 200)); }));

/** Delivers so many messages. */
export async function step(page, times) {
  for (let at = 0; at < times; at += 1) await time(page, 'Step').click();
  await drawn(page);
}

/** A value in a pane, such as `master secret`. */
export const value = (page, pane, name) =>
  region(page, pane).getByRole('button', { name: new RegExp(`^${name}`) }).first();

/** The value itself, as the pane writes it. */
export const written = (page, pane, name) => value(page, pane, name).locator('.short');

/** Words that a party heard. */
export const heard = (page, pane, words) =>
  region(page, pane).getByRole('list', { name: 'Conversation' }).getByText(words, { exact: true });

/** A lamp. */
export const lamp = (page, name) =>
  page.getByRole('list', { name: 'Verdict' }).getByRole('button', { name: new RegExp(`^${name}`) });

/** A message on the ladder, by its place from 1. */
export const message = (page, place) =>
  region(page, 'Eavesdropper').getByRole('button', { name: new RegExp(`^${place}\\. `) });

/** The messages of the first story, in order. */
export const STORY = [
  'ClientHello', 'ServerHello', 'Certificate', 'ServerHelloDone', 'ClientKeyExchange', 'ChangeCipherSpec', 'Finished',
  'ChangeCipherSpec', 'Finished', 'ApplicationData', 'ApplicationData', 'Alert', 'Alert',
];

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it stands. */
export async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }), TAGS);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).slice(0, 3).join(' | ')}`);
}
