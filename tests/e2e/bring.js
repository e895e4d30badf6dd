// What the tests bring along: captures, made by Padlock itself and of OpenSSL, and certificates.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there is an OpenSSL on this machine. */
export const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

/** A pcapng without the blocks in which secrets are (draft-ietf-opsawg-pcapng, Decryption Secrets Block). */
export function withoutSecrets(pcapng) {
  const blocks = [];
  for (let at = 0; at < pcapng.length;) {
    const length = pcapng.readUInt32LE(at + 4);
    if (pcapng.readUInt32LE(at) !== 0x0a) blocks.push(pcapng.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat(blocks);
}

/** A pcap of raw IPv4 packets: what each side sent over one TCP connection, in order, as `[isClient, bytes]`. */
export function pcap(pieces, [clientPort, serverPort] = [49152, 443]) {
  const head = Buffer.alloc(24);
  [[0xa1b2c3d4, 0], [0x00040002, 4], [262144, 16], [101, 20]].forEach(([value, at]) => head.writeUInt32LE(value, at));
  const next = { true: 1000, false: 2000 };
  const packet = (isClient, flags, payload) => {
    const ip = Buffer.alloc(40);
    ip.writeUInt16BE(0x4500, 0);
    ip.writeUInt16BE(40 + payload.length, 2);
    ip.writeUInt16BE(0x4006, 8);
    const ends = ['10.0.0.1', '10.0.0.2'].map((text) => Buffer.from(text.split('.').map(Number)));
    ends[isClient ? 0 : 1].copy(ip, 12);
    ends[isClient ? 1 : 0].copy(ip, 16);
    ip.writeUInt16BE(isClient ? clientPort : serverPort, 20);
    ip.writeUInt16BE(isClient ? serverPort : clientPort, 22);
    ip.writeUInt32BE(next[isClient], 24);
    ip.writeUInt16BE(0x5000 | flags, 32);
    next[isClient] += payload.length + (flags & 2 ? 1 : 0);
    const header = Buffer.alloc(16);
    header.writeUInt32LE(ip.length + payload.length, 8);
    header.writeUInt32LE(ip.length + payload.length, 12);
    return Buffer.concat([header, ip, payload]);
  };
  const packets = [packet(true, 0x02, Buffer.alloc(0)), packet(false, 0x12, Buffer.alloc(0))];
  for (const [isClient, bytes] of pieces) {
    for (let at = 0; at < bytes.length; at += 1400) packets.push(packet(isClient, 0x18, bytes.subarray(at, at + 1400)));
  }
  return Buffer.concat([head, ...packets]);
}

const free = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
};

/** A conversation between OpenSSL's own client and server: the capture, and the key log that the client wrote. */
export async function opensslCapture(version, words) {
  const folder = mkdtempSync(join(tmpdir(), 'padlock-own-'));
  const [key, cert, log] = ['key.pem', 'cert.pem', 'keys.log'].map((name) => join(folder, name));
  const port = await free();
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '30', '-subj', '/CN=own.example', '-addext', 'subjectAltName=DNS:own.example'], { stdio: 'ignore' });
  const server = spawn('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, '-cert', cert, '-key', key, '-rev', '-naccept', '1'], { stdio: ['pipe', 'pipe', 'ignore'] });
  await once(server.stdout, 'data');
  const pieces = [];
  const proxy = createServer((client) => {
    const onward = connect(port, '127.0.0.1');
    const pass = (from, to, isClient) => {
      from.on('data', (bytes) => {
        pieces.push([isClient, bytes]);
        to.write(bytes);
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
    };
    pass(client, onward, true);
    pass(onward, client, false);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const client = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${proxy.address().port}`, '-servername', 'own.example', version, '-quiet', '-keylogfile', log], { stdio: ['pipe', 'pipe', 'ignore'] });
  client.stdin.write(`${words}\n`);
  const reversed = [...words].reverse().join('');
  let answer = '';
  for await (const bytes of client.stdout) {
    answer += bytes;
    if (answer.includes(reversed)) break;
  }
  client.kill();
  server.kill();
  proxy.close();
  const keyLog = readFileSync(log);
  rmSync(folder, { recursive: true });
  return { capture: pcap(pieces), keyLog, pieces };
}

/** A root, a certificate for `a.example` that it issued, and another root of the same name. */
export function certificates() {
  const folder = mkdtempSync(join(tmpdir(), 'padlock-chain-'));
  const at = (name) => join(folder, name);
  const openssl = (...args) => execFileSync('openssl', args, { stdio: 'ignore' });
  const root = (name) => openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), '-days', '3650', '-subj', '/CN=A root', '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign');
  root('root');
  root('other');
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', at('leaf.key'), '-out', at('leaf.csr'), '-subj', '/CN=a.example');
  writeFileSync(at('ext'), 'subjectAltName=DNS:a.example\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nbasicConstraints=critical,CA:FALSE\n');
  openssl('x509', '-req', '-in', at('leaf.csr'), '-CA', at('root.pem'), '-CAkey', at('root.key'), '-CAcreateserial', '-days', '90', '-extfile', at('ext'), '-out', at('leaf.pem'));
  const [leaf, trusted, other] = ['leaf', 'root', 'other'].map((name) => readFileSync(at(`${name}.pem`), 'utf8'));
  rmSync(folder, { recursive: true });
  return { leaf, root: trusted, other };
}
