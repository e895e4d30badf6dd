// How long node-forge's handshakes and records take, both ends of each, beside those of Padlock as wasm in the same Node, which
// were measured just before and stand in a file. node-forge speaks TLS 1.1 at most, and key transport only.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import forge from "node-forge";

const SECONDS = 4;
const RECORDS = 16;
const RECORD = "7".repeat(1 << 14);

/** How often a second `play` is done. */
function rate(play, many = 1) {
  play();
  const start = performance.now();
  let played = 0;
  while (performance.now() - start < SECONDS * 1000) {
    play();
    played += many;
  }
  return (played * 1000) / (performance.now() - start);
}

/** A certificate of RSA-2048 that signs itself. */
function identity() {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date(Date.now() - 86400000);
  certificate.validity.notAfter = new Date(Date.now() + 86400000);
  const name = [{ name: "commonName", value: "padlock.example" }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return {
    certificate: forge.pki.certificateToPem(certificate),
    privateKey: forge.pki.privateKeyToPem(keys.privateKey),
  };
}

/** Two ends of node-forge, connected; what one sends the other takes at once. */
function connect({ certificate, privateKey }) {
  const ends = { heard: 0 };
  const cipherSuites = [forge.tls.CipherSuites.TLS_RSA_WITH_AES_128_CBC_SHA];
  const failed = (_, error) => {
    throw new Error(error.message);
  };
  const options = { cipherSuites, error: failed, closed: () => {} };
  ends.client = forge.tls.createConnection({
    ...options,
    server: false,
    caStore: [certificate],
    virtualHost: "padlock.example",
    verify: (_, verified) => verified,
    connected: () => {},
    tlsDataReady: (c) => ends.server.process(c.tlsData.getBytes()),
    dataReady: () => {},
  });
  ends.server = forge.tls.createConnection({
    ...options,
    server: true,
    sessionCache: null,
    getCertificate: () => certificate,
    getPrivateKey: () => privateKey,
    connected: () => {},
    tlsDataReady: (c) => ends.client.process(c.tlsData.getBytes()),
    dataReady: (c) => {
      ends.heard += c.data.getBytes().length;
    },
  });
  ends.client.handshake();
  if (!ends.client.isConnected || !ends.server.isConnected) {
    throw new Error("node-forge is not connected");
  }
  return ends;
}

const own = identity();
const handshakes = rate(() => connect(own));
const ends = connect(own);
const records = rate(() => {
  ends.heard = 0;
  for (let record = 0; record < RECORDS; record += 1) ends.client.prepare(RECORD);
  if (ends.heard !== RECORDS * RECORD.length) throw new Error("not all was heard");
}, RECORDS);
const padlock = JSON.parse(readFileSync(process.argv[2], "utf8"));
/** Milliseconds of a benchmark of Padlock. */
const took = (name) => padlock[name].estimates.mean.point_estimate / 1e6;
const row = (...cells) =>
  console.log(cells.map((cell, at) => (at ? cell.padStart(14) : cell.padEnd(48))).join(""));
const ms = (time) => (time === undefined ? "-" : `${time.toFixed(2)} ms`);
row("in Node", "node-forge", "Padlock", "recording", "times as fast");
for (const name of Object.keys(padlock).filter((name) => name.startsWith("handshake, "))) {
  const own = took(name);
  const recording = took(name.replace("handshake", "recording alone"));
  const theirs = name.includes("TLS 1.1") ? 1000 / handshakes : undefined;
  const adds = `${((100 * recording) / (own - recording)).toFixed(1)} %`;
  row(name, ms(theirs), ms(own), adds, theirs ? (theirs / own).toFixed(1) : "-");
}
for (const name of Object.keys(padlock).filter((name) => name.startsWith("64 records, "))) {
  row(`record of 2^14 bytes, ${name.slice(12)}`, "-", ms(took(name) / 64), "-", "-");
}
row("record of 2^14 bytes, AES-128-CBC with SHA-1", ms(1000 / records), "-", "-", "-");
