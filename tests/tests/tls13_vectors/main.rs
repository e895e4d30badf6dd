//! TLS 1.3 against what others computed, where it is at hand: NIST's ACVP samples, and the traces of RFC 8448.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

mod replay;

use std::fs;

use padlock_tests::{hex, root, unhex};
use padlock_tls::{
    handshake::{CipherSuite, HandshakeType, NamedGroup},
    ledger::{Ledger, Op, Slot, ValueId, ValueKind as V},
    party::{
        Party,
        Whose::{self, Both, Client as OfClient, Server as OfServer},
    },
    tls13::{
        record, suite,
        transcript::{Range, Transcript},
    },
};
use serde_json::Value;

/// Beside the repository, not in it.
fn read(name: &str) -> Option<Value> {
    let Ok(text) = fs::read_to_string(root().join("../shared/data").join(name)) else {
        println!("skipped: there is no ../shared/data/{name}");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

fn bytes(value: &Value) -> Vec<u8> {
    unhex(value.as_str().unwrap())
}

/// A ledger that walks down the diagram of RFC 8446 section 7.1.
struct Schedule {
    ledger: Ledger,
    transcript: Transcript,
    code: CipherSuite,
}

impl Schedule {
    fn new(code: CipherSuite) -> Self {
        let mut ledger = Ledger::default();
        ledger.agree_on_tls13(code);
        Self {
            ledger,
            transcript: Transcript::default(),
            code,
        }
    }

    fn hold(&mut self, kind: V, of: Whose, bytes: Vec<u8>) -> ValueId {
        let value = Slot::new(kind, of).holding(bytes);
        self.ledger.add(value, Op::Configured, vec![])
    }

    fn derive(&mut self, kind: V, of: Whose, op: Op, inputs: &[ValueId]) -> ValueId {
        self.ledger.derive(Slot::new(kind, of), op, inputs).unwrap()
    }

    /// The hash of everything absorbed so far, which stands for the messages up to this one.
    fn hash(&mut self, (last, by): (HandshakeType, Option<Party>)) -> ValueId {
        let slot = |kind| Slot::of_record(kind, Both, Range::number(last, by));
        let messages = slot(V::HandshakeMessages);
        let messages = messages.holding(self.transcript.messages().to_vec());
        let messages = self.ledger.add(messages, Op::Configured, vec![]);
        let hash = self
            .ledger
            .derive(slot(V::HandshakeHash), Op::Hash, &[messages]);
        hash.unwrap()
    }

    /// `Derive-Secret` over everything absorbed so far: as much as the RFC's diagram has beside it.
    fn secret(&mut self, kind: V, of: Whose, from: ValueId) -> ValueId {
        let hash = self.hash(match kind {
            V::EarlyTrafficSecret | V::EarlyExporterMasterSecret => {
                (HandshakeType::ClientHello, None)
            }
            V::HandshakeTrafficSecret => (HandshakeType::ServerHello, None),
            V::ResumptionMasterSecret => (HandshakeType::Finished, Some(Party::Client)),
            _ => (HandshakeType::Finished, Some(Party::Server)),
        });
        self.derive(kind, of, Op::DeriveSecret, &[from, hash])
    }

    fn extract(&mut self, kind: V, inputs: &[Option<ValueId>]) -> ValueId {
        let inputs: Vec<ValueId> = inputs.iter().copied().flatten().collect();
        self.derive(kind, Both, Op::HkdfExtract, &inputs)
    }

    /// The salt of the next secret.
    fn salt(&mut self, kind: V, from: ValueId) -> ValueId {
        self.derive(kind, Both, Op::DeriveSecret, &[from])
    }

    #[track_caller]
    fn assert_is(&self, id: ValueId, expected: &Value) {
        let expected = expected.as_str().unwrap().to_lowercase();
        assert_eq!(hex(self.ledger.bytes(id)), expected);
    }
}

#[test]
fn the_key_schedule_gives_the_secrets_of_the_acvp_samples() {
    let Some(samples) = read("tls_kdf_vectors.json") else {
        return;
    };
    let mut ran = 0;
    let samples = samples["tests"].as_array().unwrap().iter();
    for sample in samples.filter(|sample| sample["kdf"] == "TLS1.3") {
        let code = match sample["hash"].as_str() {
            Some("sha256") => CipherSuite::TLS_AES_128_GCM_SHA256,
            _ => CipherSuite::TLS_AES_256_GCM_SHA384,
        };
        let mut s = Schedule::new(code);
        let psk = sample.get("psk").map(bytes);
        let psk = psk.map(|psk| s.hold(V::PreSharedKey, Both, psk));
        let dhe = sample.get("dhe").map(bytes);
        let dhe = dhe.map(|dhe| s.hold(V::SharedSecret, Both, dhe));
        let early = s.extract(V::EarlySecret, &[psk]);
        s.transcript.absorb(&bytes(&sample["helloClientRandom"]));
        let secret = s.secret(V::EarlyTrafficSecret, OfClient, early);
        s.assert_is(secret, &sample["clientEarlyTrafficSecret"]);
        let secret = s.secret(V::EarlyExporterMasterSecret, Both, early);
        s.assert_is(secret, &sample["earlyExporterMasterSecret"]);
        let salt = s.salt(V::HandshakeSalt, early);
        let handshake = s.extract(V::HandshakeSecret, &[Some(salt), dhe]);
        s.transcript.absorb(&bytes(&sample["helloServerRandom"]));
        let secret = s.secret(V::HandshakeTrafficSecret, OfClient, handshake);
        s.assert_is(secret, &sample["clientHandshakeTrafficSecret"]);
        let secret = s.secret(V::HandshakeTrafficSecret, OfServer, handshake);
        s.assert_is(secret, &sample["serverHandshakeTrafficSecret"]);
        let salt = s.salt(V::MasterSalt, handshake);
        let master = s.extract(V::Tls13MasterSecret, &[Some(salt)]);
        s.transcript.absorb(&bytes(&sample["finishedServerRandom"]));
        let secret = s.secret(V::ApplicationTrafficSecret, OfClient, master);
        s.assert_is(secret, &sample["clientApplicationTrafficSecret"]);
        let secret = s.secret(V::ApplicationTrafficSecret, OfServer, master);
        s.assert_is(secret, &sample["serverApplicationTrafficSecret"]);
        let secret = s.secret(V::ExporterMasterSecret, Both, master);
        s.assert_is(secret, &sample["exporterMasterSecret"]);
        s.transcript.absorb(&bytes(&sample["finishedClientRandom"]));
        let secret = s.secret(V::ResumptionMasterSecret, Both, master);
        s.assert_is(secret, &sample["resumptionMasterSecret"]);
        ran += 1;
    }
    println!("{ran} samples agree");
    assert_eq!(ran, 10, "every sample of TLS 1.3");
}

const CODE: CipherSuite = CipherSuite::TLS_AES_128_GCM_SHA256;

/// The shared secret, from either end's private value.
fn shared_secret(s: &mut Schedule, ephemeral: &Value) -> ValueId {
    let group = match ephemeral["group"].as_str() {
        Some("x25519") => NamedGroup::X25519,
        _ => NamedGroup::SECP256R1,
    };
    let slot = |kind, of| Slot::of_record(kind, of, group.0.into());
    let mut hold = |kind, of, name: &str| {
        let value = slot(kind, of).holding(bytes(&ephemeral[name]));
        s.ledger.add(value, Op::Configured, vec![])
    };
    let client = hold(V::EphemeralPrivateKey, OfClient, "client_private");
    let server = hold(V::EphemeralPrivateKey, OfServer, "server_private");
    let to_server = hold(V::EphemeralPublicKey, OfClient, "client_public");
    let to_client = hold(V::EphemeralPublicKey, OfServer, "server_public");
    let mut agree = |inputs: &[ValueId]| {
        let slot = slot(V::SharedSecret, Both);
        s.ledger.derive(slot, Op::KeyShareSecret, inputs).unwrap()
    };
    let secret = agree(&[client, to_client]);
    assert_eq!(agree(&[server, to_server]), secret);
    secret
}

#[test]
fn the_key_schedule_gives_every_secret_of_rfc_8448() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    for section in traces["sections"].as_array().unwrap() {
        println!("{}", section["name"]);
        let published = &section["secrets"];
        let mut s = Schedule::new(CODE);
        let psk = published.get("psk").map(bytes);
        let psk = psk.map(|psk| s.hold(V::PreSharedKey, Both, psk));
        let early = s.extract(V::EarlySecret, &[psk]);
        s.assert_is(early, &published["early_secret"]);
        let mut handshake = None;
        let mut master = None;
        let mut finished = 0;
        for message in section["messages"].as_array().unwrap() {
            let name = message["name"].as_str().unwrap();
            let raw = bytes(&message["hex"]);
            if name == "HelloRetryRequest" {
                s.transcript.retry(suite(s.code).unwrap());
            }
            if name == "Finished" {
                let of = [OfServer, OfClient][finished];
                let verify_data = ["server_verify_data", "client_verify_data"][finished];
                let from = s.ledger.newest(Slot::new(V::HandshakeTrafficSecret, of));
                let from = from.unwrap().0;
                let key = s.derive(V::FinishedKey, of, Op::ExpandLabel, &[from]);
                let hash = s.hash((HandshakeType::CertificateVerify, None));
                let data = s.derive(V::VerifyData, of, Op::HmacVerifyData, &[key, hash]);
                s.assert_is(data, &published[verify_data]);
                finished += 1;
            }
            if name == "NewSessionTicket" {
                let from = s.ledger.newest(Slot::new(V::ResumptionMasterSecret, Both));
                let from = from.unwrap().0;
                let nonce = s.hold(V::TicketNonce, Both, bytes(&published["ticket_nonce"]));
                let psk = s.derive(V::PreSharedKey, Both, Op::ExpandLabel, &[from, nonce]);
                s.assert_is(psk, &published["resumption_psk"]);
                continue;
            }
            s.transcript.absorb(&raw);
            let is_retried = section["rfc8448_section"] == "5" && name == "ClientHello";
            if !is_retried && let Some(hash) = message.get("transcript_hash_after") {
                let own = s.hash((HandshakeType::Finished, Some(Party::Server)));
                s.assert_is(own, hash);
            }
            if name == "ClientHello" && psk.is_some() {
                let secret = s.secret(V::EarlyTrafficSecret, OfClient, early);
                s.assert_is(secret, &published["client_early_traffic_secret"]);
                let secret = s.secret(V::EarlyExporterMasterSecret, Both, early);
                s.assert_is(secret, &published["early_exporter_master_secret"]);
                let binder = s.derive(V::BinderKey, Both, Op::DeriveSecret, &[early]);
                s.assert_is(binder, &published["binder_key"]);
            }
            if name == "ServerHello" {
                let shared = shared_secret(&mut s, &section["keys"]["ephemeral"]);
                s.assert_is(shared, &published["ecdhe_shared_secret"]);
                let salt = s.salt(V::HandshakeSalt, early);
                s.assert_is(salt, &published["derived_for_handshake"]);
                let secret = s.extract(V::HandshakeSecret, &[Some(salt), Some(shared)]);
                s.assert_is(secret, &published["handshake_secret"]);
                for (of, name) in [(OfClient, "client"), (OfServer, "server")] {
                    let traffic = s.secret(V::HandshakeTrafficSecret, of, secret);
                    let name = format!("{name}_handshake_traffic_secret");
                    s.assert_is(traffic, &published[name]);
                }
                let salt = s.salt(V::MasterSalt, secret);
                s.assert_is(salt, &published["derived_for_master"]);
                let secret = s.extract(V::Tls13MasterSecret, &[Some(salt)]);
                s.assert_is(secret, &published["master_secret"]);
                (handshake, master) = (Some(secret), Some(secret));
            }
            if name == "Finished" && finished == 1 {
                for (of, name) in [(OfClient, "client"), (OfServer, "server")] {
                    let traffic = s.secret(V::ApplicationTrafficSecret, of, master.unwrap());
                    let name = format!("{name}_application_traffic_secret_0");
                    s.assert_is(traffic, &published[name]);
                }
                let secret = s.secret(V::ExporterMasterSecret, Both, master.unwrap());
                s.assert_is(secret, &published["exporter_master_secret"]);
            }
            if name == "Finished" && finished == 2 {
                let secret = s.secret(V::ResumptionMasterSecret, Both, master.unwrap());
                s.assert_is(secret, &published["resumption_master_secret"]);
            }
        }
        assert!(handshake.is_some());
        assert_eq!(finished, 2);
    }
}

#[test]
fn every_protected_record_of_rfc_8448_opens_and_is_made_again_byte_for_byte() {
    let Some(traces) = read("rfc8448.json") else {
        return;
    };
    let (mut opened, mut made) = (0, 0);
    for section in traces["sections"].as_array().unwrap() {
        for trace in section["records"].as_array().unwrap() {
            let epoch = trace["epoch"].as_str().unwrap();
            let Some(keys) = section["keys"].get(epoch).filter(|_| epoch != "ephemeral") else {
                continue;
            };
            let of = match trace["from"].as_str() {
                Some("client") => OfClient,
                _ => OfServer,
            };
            let (key, iv) = match of {
                OfClient => (V::ClientWriteKey, V::ClientWriteIv),
                _ => (V::ServerWriteKey, V::ServerWriteIv),
            };
            let mut s = Schedule::new(CODE);
            let secret = s.hold(V::ApplicationTrafficSecret, of, bytes(&keys["secret"]));
            let key = s.derive(key, of, Op::ExpandLabel, &[secret]);
            s.assert_is(key, &keys["key"]);
            let iv = s.derive(iv, of, Op::ExpandLabel, &[secret]);
            s.assert_is(iv, &keys["iv"]);
            let number = trace["seq"].as_u64().unwrap().to_be_bytes().to_vec();
            let number = s.hold(V::SequenceNumber, of, number);
            let nonce = s.derive(V::RecordNonce, of, Op::XorNonce, &[iv, number]);
            let raw = s.hold(V::ProtectedRecord, of, bytes(&trace["record"]));
            let inputs = [raw, key, nonce];
            let inner = s.derive(V::OpenedRecord, of, Op::OpenRecord, &inputs);
            let plain = s.ledger.bytes(inner).to_vec();
            let (content_type, content) = record::split(&plain).unwrap();
            let inner_type = trace["inner_type"].as_u64().unwrap();
            assert_eq!(u64::from(content_type.code()), inner_type);
            assert_eq!(content, bytes(&trace["plaintext"]));
            opened += 1;
            let again = s.derive(
                V::ProtectedRecord,
                of,
                Op::EncryptRecord,
                &[inner, key, nonce],
            );
            s.assert_is(again, &trace["record"]);
            made += 1;
        }
    }
    println!("{opened} records opened, {made} made");
    assert_eq!((opened, made), (27, 27));
}
