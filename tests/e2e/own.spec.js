// What one brings along: captures played on the stage, certificates judged, and what is neither.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { certificates, hasOpenssl, opensslCapture, pcap, withoutSecrets } from './bring.js';
import { message, open, region, time, violations } from './stage.js';

const sheet = (page) => page.locator('summary', { hasText: 'Bring your own' });
const slider = (page) => page.getByRole('slider', { name: 'Timeline' });
const recording = (page) => page.getByRole('heading', { level: 1, name: /^A recording: / });
/** The pane of one end of a recording: its name begins with the role's. */
const end = (page, role) => page.getByRole('region', { name: new RegExp(`^${role} `) });
const heardBy = (page, role, words) => end(page, role).getByRole('list', { name: 'Conversation' }).getByText(words);

/** A file that the page gives when asked for it in the export menu. */
async function exported(page, name) {
  await page.locator('summary', { hasText: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const bytes = readFileSync(await (await coming).path());
  await page.locator('summary', { hasText: 'Export' }).click();
  return bytes;
}

/** Drops files on the sheet, as from another window. */
async function drop(page, files) {
  const dropped = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, bytes] of files) data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
    return data;
  }, files.map(([name, bytes]) => [name, bytes.toString('base64')]));
  for (const type of ['dragenter', 'dragover', 'drop']) await page.locator('.drop').dispatchEvent(type, { dataTransfer: dropped });
}

/** Whether the page lets a file that is dropped at this place take it away. */
const givesWay = (page, selector) => page.evaluate((selector) => {
  const data = new DataTransfer();
  data.items.add(new File(['x'], 'x.txt'));
  return document.querySelector(selector).dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}, selector);

/** Opens the story, brings its own capture back, and puts it on the stage. */
async function play(page, { moment = 'scenario=tls12-rsa&size=full&do=20', secrets = true, dropped } = {}) {
  const complaints = await open(page, moment, 'stage.html');
  const files = dropped ?? await (async () => {
    const capture = withoutSecrets(await exported(page, /pcapng/));
    const keyLog = await exported(page, /Key log/);
    return secrets ? [['run.pcapng', capture], ['keys.txt', keyLog]] : [['run.pcapng', capture]];
  })();
  await sheet(page).click();
  await drop(page, files);
  await page.getByRole('button', { name: /^Play on the stage/ }).first().click();
  await expect(recording(page)).toBeVisible();
  return complaints;
}

/** Steps to the end, and says how many messages there were. */
async function toTheEnd(page) {
  const last = Number(await slider(page).getAttribute('max'));
  for (let at = Number(await slider(page).inputValue()); at < last; at += 1) {
    await time(page, 'Step').click();
    await expect(slider(page)).toHaveValue(String(at + 1));
  }
  return last;
}

for (const [story, count] of [['tls12-rsa', 13], ['tls13', 11]]) {
  test(`a capture of ${story} and its key log, dropped, play to their end and back`, async ({ page }) => {
    const complaints = await play(page, { moment: `scenario=${story}&size=full&do=30` });
    await expect(page.getByText('A recording: not judged')).toBeVisible();
    await expect(page.getByText('nothing of it leaves the page')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Verdict' })).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'Play this role' })).toHaveCount(0);
    await expect(page.getByRole('tab')).toHaveText(['Explain', 'Bytes']);
    await expect(slider(page)).toHaveValue('0');
    expect(await toTheEnd(page)).toBeGreaterThanOrEqual(count);
    await expect(time(page, 'Step')).toHaveAttribute('aria-disabled', 'true');
    await expect(end(page, 'Server')).toHaveAccessibleName('Server padlock.example');
    await expect(end(page, 'Server')).toContainText(story === 'tls13' ? 'TLS_AES' : 'TLS_RSA_WITH');
    for (const role of ['Client', 'Server']) {
      await expect(heardBy(page, role, 'attack at dawn')).toBeVisible();
      await expect(heardBy(page, role, 'dawn it is')).toBeVisible();
      await expect(end(page, role)).toContainText('opened with the key log');
    }
    for (let at = Number(await slider(page).inputValue()); at > 0; at -= 1) await time(page, 'Back').click();
    await expect(slider(page)).toHaveValue('0');
    await expect(heardBy(page, 'Server', 'attack at dawn')).toHaveCount(0);
    await expect(page.locator('.rung:not(.ahead)')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

test('with the key log a message opens in the inspector, and not for the eavesdropper', async ({ page }) => {
  await play(page);
  await toTheEnd(page);
  await message(page, 10).click();
  const inspector = region(page, 'Inspector');
  await expect(inspector.getByRole('treeitem', { name: /attack at dawn/ })).toBeVisible();
  await expect(inspector.getByRole('button', { name: 'Key log' })).toHaveAttribute('aria-pressed', 'true');
  await inspector.getByRole('button', { name: 'Eavesdropper' }).click();
  await expect(inspector.getByRole('treeitem', { name: /attack at dawn/ })).toHaveCount(0);
  await expect(inspector.locator('.shut')).toContainText('noise');
  await inspector.getByRole('tab', { name: 'Explain' }).click();
  await expect(inspector.getByRole('tabpanel')).toContainText('RFC 5246');
  await expect(inspector.getByRole('tabpanel').locator('.views')).toContainText('sees ciphertext only');
  await expect(inspector.getByRole('tabpanel').locator('.views')).toContainText('reads the inside');
});

test('without its key log a capture shows what an eavesdropper sees, and no more', async ({ page }) => {
  const complaints = await play(page, { secrets: false });
  await toTheEnd(page);
  await expect(page.getByText(/None of its \d+ records under keys opens/)).toBeVisible();
  await expect(page.locator('body')).not.toContainText('attack at dawn');
  await expect(end(page, 'Client')).toContainText('no key log has the secret');
  await message(page, 10).click();
  await expect(region(page, 'Inspector').locator('.shut')).toContainText('no key log has the secret');
  await expect(page.locator('.rung.protected')).not.toHaveCount(0);
  await expect(page.locator('.rung[data-open]')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a recording is stepped by keys, by the slider and by Play, and one comes back to where one was', async ({ page }) => {
  const before = 'scenario=tls12-rsa&size=full&do=10';
  await play(page, { moment: before });
  const address = page.url();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(slider(page)).toHaveValue('2');
  await page.keyboard.press('b');
  await expect(slider(page)).toHaveValue('1');
  await page.keyboard.press('r');
  await expect(slider(page)).toHaveValue('0');
  await slider(page).focus();
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveValue(await slider(page).getAttribute('max'));
  await page.keyboard.press('Home');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('7 ×');
  await time(page, 'Play').click();
  await expect(time(page, 'Pause')).toBeVisible();
  await expect(slider(page)).toHaveValue(await slider(page).getAttribute('max'), { timeout: 20_000 });
  await expect(time(page, 'Play')).toBeVisible();
  expect(page.url()).toBe(address);
  const back = page.getByRole('button', { name: 'Back to the story' });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(recording(page)).toHaveCount(0);
  await expect(slider(page)).toHaveValue('10');
  expect(page.url()).toBe(address);
  await expect(page.getByRole('list', { name: 'Verdict' })).toBeVisible();
  await expect(region(page, 'Client').getByRole('list', { name: 'Conversation' }).getByText('attack at dawn')).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(6);
});

for (const version of ['-tls1_2', '-tls1_3']) {
  test(`OpenSSL’s own conversation plays, and its key log opens it: ${version}`, async ({ page }) => {
    test.skip(!hasOpenssl, 'there is no OpenSSL here');
    const { capture, keyLog } = await opensslCapture(version, 'never odd');
    await play(page, { dropped: [['openssl.pcap', capture], ['keys.log', keyLog]] });
    await toTheEnd(page);
    await expect(end(page, 'Server')).toHaveAccessibleName('Server own.example');
    await expect(end(page, 'Server')).toContainText(version === '-tls1_3' ? 'TLS 1.3' : 'TLS 1.2');
    await expect(end(page, 'Server')).toContainText('Groupx25519');
    await expect(end(page, 'Server')).toContainText('Certificate forown.example');
    await expect(heardBy(page, 'Server', 'never odd')).toBeVisible();
    await expect(heardBy(page, 'Client', 'ddo reven')).toBeVisible();
  });
}

/** Twenty thousand short records under keys, behind no handshake. */
const flood = () => pcap([[true, Buffer.concat(Array.from({ length: 20_000 }, () => Buffer.from('170303001400112233445566778899aabbccddeeff00112233', 'hex')))]]);

test('twenty thousand records are stepped through in no time', async ({ page }) => {
  const complaints = await play(page, { dropped: [['flood.pcap', flood()]] });
  await expect(slider(page)).toHaveAttribute('max', '20000');
  const took = await page.evaluate(async () => {
    const began = performance.now();
    for (let at = 0; at < 20; at += 1) {
      document.querySelectorAll('.time button')[2].click();
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    return performance.now() - began;
  });
  await expect(slider(page)).toHaveValue('20');
  expect(took).toBeLessThan(10_000);
  await slider(page).focus();
  await page.keyboard.press('End');
  await expect(slider(page)).toHaveValue('20000', { timeout: 30_000 });
  expect(await page.locator('.rung').count()).toBeLessThan(200);
  expect(complaints).toEqual([]);
});

const HOSTILE = {
  'nothing at all': [['x.pcap', Buffer.alloc(0)], /could not be read/],
  'text that is no key log': [['x.txt', Buffer.from('hello\n')], /could not be read|line 1/],
  'a key log alone': [['keys.txt', Buffer.from('# nothing\n')], /could not be read|without its capture/],
  'a capture that breaks off': [['x.pcapng', Buffer.from('0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000aabb', 'hex')], /could not be read|no TLS/],
  'a capture of something else': [['x.pcap', pcap([[true, Buffer.from('GET / HTTP/1.1\r\n\r\n')]])], /no TLS/],
};

test('files that are none get an answer, and the stage stays as it was', async ({ page }) => {
  const complaints = await open(page, 'scenario=tls13&do=3', 'stage.html');
  await sheet(page).click();
  for (const [name, [file, answer]] of Object.entries(HOSTILE)) {
    await drop(page, [file]);
    await expect(page.locator('.drop').getByRole('alert'), name).toContainText(answer);
    await expect(page.getByRole('button', { name: /^Play on the stage/ })).toHaveCount(0);
  }
  const capture = pcap([[true, Buffer.from('160301000500000000ff', 'hex')]]);
  await drop(page, [['x.pcap', capture], ['bad.txt', Buffer.from('CLIENT_RANDOM zz\n')]]);
  await expect(page.locator('.drop').getByRole('alert')).toContainText('line 1');
  expect(await givesWay(page, '.stage')).toBe(false);
  await sheet(page).click();
  await expect(slider(page)).toHaveValue('3');
  await time(page, 'Step').click();
  await expect(slider(page)).toHaveValue('4');
  expect(complaints).toEqual([]);
});

/** Judges what is pasted. */
async function judge(page, { chain, name = '', at, roots = '' }) {
  await page.getByLabel(/hexadecimal or PEM/).fill(chain);
  await page.getByLabel(/^Name that one wanted/).fill(name);
  if (at) await page.getByLabel(/^At this time/).fill(at);
  await page.getByLabel(/^Roots of your own/).fill(roots);
  await page.getByRole('button', { name: 'Read it' }).click();
}

const judgement = (page) => page.locator('.judgement');
const check = (page, name) => page.getByRole('list', { name: 'Evidence' }).getByRole('listitem').filter({ has: page.locator('.name').getByText(name, { exact: true }) });

test('a chain is judged: good, expired, for another name, by another issuer, and with nobody to trust', async ({ page }) => {
  test.skip(!hasOpenssl, 'there is no OpenSSL here');
  const { leaf, root, other } = certificates();
  const complaints = await open(page, 'scenario=tls12-rsa', 'stage.html');
  await sheet(page).click();

  await judge(page, { chain: leaf, name: 'a.example', roots: root });
  await expect(judgement(page)).toContainText('Accepted: every check holds');
  await expect(judgement(page)).toContainText(`a.example, at ${new Date().getUTCFullYear()}-`);
  for (const name of ['signature', 'name', 'still valid', 'someone trusted vouches for it']) {
    await expect(check(page, name)).toContainText('passed');
  }
  await expect(check(page, 'not revoked')).toContainText('not made');

  await judge(page, { chain: leaf, name: 'b.example', roots: root });
  await expect(judgement(page)).toContainText('Refused: one check fails');
  await expect(check(page, 'name')).toContainText('good for another name');
  await expect(check(page, 'name')).toContainText('b.example');

  await judge(page, { chain: leaf, name: 'a.example', roots: other });
  await expect(judgement(page)).toContainText('Refused');
  await expect(check(page, 'signature')).toContainText('does not belong to this certificate');
  await expect(check(page, 'name')).toContainText('passed');

  await judge(page, { chain: `${leaf}\n${root}` });
  await expect(judgement(page)).toContainText('What can be checked without a root holds');
  await expect(judgement(page)).toContainText('the chain ends at CN=A root');
  await expect(check(page, 'someone trusted vouches for it')).toContainText('not made: no root given');
  await expect(check(page, 'name')).toContainText('not made: no name given');
  await expect(check(page, 'signature')).toContainText('passed');

  await judge(page, { chain: leaf });
  await expect(check(page, 'issuers known')).toContainText('not made: no root given');
  await expect(check(page, 'signature')).toContainText('not reached');

  await judge(page, { chain: leaf, name: 'a.example', roots: root, at: '2099-01-01T00:00:00' });
  await expect(judgement(page)).toContainText('2099-01-01T00:00:00Z');
  await expect(check(page, 'still valid')).toContainText('has expired');
  await expect(check(page, 'signature')).toContainText('passed');

  await page.getByRole('list', { name: 'Certificates' }).getByRole('button', { name: /CN=a\.example/ }).click();
  await expect(page.locator('.judged').getByRole('treeitem', { name: /notAfter/ }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a certificate in hexadecimal is judged as well, and what is broken is refused with its place', async ({ page }) => {
  test.skip(!hasOpenssl, 'there is no OpenSSL here');
  const { leaf, root } = certificates();
  await open(page, 'scenario=tls12-rsa', 'stage.html');
  await sheet(page).click();
  const hex = Buffer.from(leaf.replace(/-----[^-]*-----|\s/g, ''), 'base64').toString('hex');
  await judge(page, { chain: hex, name: 'a.example', roots: root });
  await expect(judgement(page)).toContainText('Accepted');
  await judge(page, { chain: hex.slice(0, 400), name: 'a.example', roots: root });
  await expect(check(page, 'readable')).toContainText('cannot be read');
  await judge(page, { chain: `x\n${leaf.slice(0, 300)}` });
  await expect(page.getByRole('alert')).toContainText('line 2');
  await judge(page, { chain: leaf, roots: '16 03' });
  await expect(page.getByRole('alert')).toContainText('The roots are no certificates');
});

test('axe finds nothing on a recording nor on a chain judged, in any theme; nothing scrolls sideways at 320 px', async ({ page }) => {
  test.setTimeout(240_000);
  test.skip(!hasOpenssl, 'there is no OpenSSL here');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { leaf, root } = certificates();
  const fits = async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await violations(page)).toEqual([]);
    const wider = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.menu[open] > .sheet')]
      .map((frame) => frame.scrollWidth - frame.clientWidth));
    expect(Math.max(...wider)).toBeLessThanOrEqual(0);
  };
  await play(page);
  const wide = page.viewportSize();
  await page.evaluate(() => document.querySelectorAll('.time button')[3].click());
  for (const theme of ['light', 'dark', 'projector']) {
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await page.setViewportSize(wide);
    for (const tab of ['Explain', 'Bytes']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await violations(page), theme).toEqual([]);
    }
    await fits();
  }
  for (const pane of ['Client', 'Server']) {
    await page.getByRole('group', { name: 'Pane' }).getByRole('button', { name: pane }).click();
    await fits();
  }
  await page.setViewportSize(wide);
  await sheet(page).click();
  for (const roots of [root, '']) {
    await judge(page, { chain: `${leaf}\n${root}`, name: 'b.example', roots });
    await page.getByRole('list', { name: 'Certificates' }).getByRole('button').first().click();
    await page.setViewportSize(wide);
    expect(await violations(page)).toEqual([]);
    await fits();
  }
});

test('a connection is put on the stage, played and left with the keyboard alone', async ({ page }) => {
  await open(page, 'scenario=tls12-rsa&size=full&do=20', 'stage.html');
  const capture = await exported(page, /pcapng/);
  await sheet(page).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('A capture (pcap, pcapng)').setInputFiles({ name: 'run.pcapng', mimeType: 'application/octet-stream', buffer: capture });
  const tabTo = async (target) => {
    for (let at = 0; at < 200; at += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${target}`);
  };
  const watch = page.getByRole('button', { name: /^Play on the stage/ });
  await expect(watch).toBeVisible();
  await tabTo(watch);
  await page.keyboard.press('Enter');
  await expect(recording(page)).toBeVisible();
  await expect(page.locator('.recording')).toBeFocused();
  for (let at = 0; at < 10; at += 1) await page.keyboard.press('n');
  await expect(page.getByRole('status').filter({ hasText: 'attack at dawn' })).toHaveCount(1);
  await tabTo(page.getByRole('tab', { name: 'Bytes' }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('tab', { name: 'Explain' })).toBeFocused();
  await tabTo(page.getByRole('button', { name: 'Back to the story' }));
  await page.keyboard.press('Enter');
  await expect(recording(page)).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});

/** A row of the comparison: how it is in each of the two. */
const row = (page, name) => page.locator('.compared').getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell');

test('TLS 1.2 held against TLS 1.3: one round trip less, and forward secrecy', async ({ page }) => {
  await open(page, 'scenario=tls12-rsa', 'stage.html');
  await page.locator('summary', { hasText: 'Compare' }).click();
  await page.getByLabel('Compare with').selectOption('TLS 1.3');
  await expect(row(page, 'Version')).toHaveText(['1.2', '1.3']);
  await expect(page.getByLabel('Compare with').locator('option:checked')).toHaveText('TLS 1.3');
  await expect(row(page, 'Round trips before the first word')).toHaveText(['2', '1']);
  await expect(row(page, 'forward secrecy')).toHaveText(['broken', 'held']);
  await expect(row(page, 'privacy')).toHaveText(['held', 'held']);
});

test('RSA held against ECDHE: a key stolen later opens the one and not the other', async ({ page }) => {
  await open(page, 'scenario=tls12-rsa', 'stage.html');
  await page.locator('summary', { hasText: 'Compare' }).click();
  await page.getByLabel('Compare with').selectOption('TLS 1.2: a secret that both compute, on a curve');
  await expect(row(page, 'Version')).toHaveText(['1.2', '1.2']);
  await expect(row(page, 'Cipher suite')).toHaveText([/^TOY_RSA_/, /^TOY_ECDHE_/]);
  await expect(row(page, 'forward secrecy')).toHaveText(['broken', 'held']);
  await expect(row(page, 'Round trips before the first word')).toHaveText(['2', '2']);
});
