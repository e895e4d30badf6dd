//! The scenarios as text that a person can review: every message with its fields and bytes, every event,
//! and what the eavesdropper makes of it.
//!
//! `INSTA_UPDATE=always cargo test -p padlock-tests --test golden` writes the texts anew; read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::fmt::Write;

use padlock_core::Nat;
use padlock_sim::{
    Command, Event, HardOp, Knowledge, Message, Role, World,
    scenario::{self, KeyExchange, Version},
    step,
};
use padlock_tests::{
    annotated::{LINE, fields},
    beginning, hex,
};
use padlock_tls::{
    dissect::{Dissection, RecordView},
    handshake::CipherSuite,
    ledger::{Notation, Slot, Value, ValueKind},
    party::{Size, Whose},
};

#[test]
fn toy_size_until_the_modulus_is_factored() {
    let golden = Golden::play(Size::Toy).then(&Command::Crack(HardOp::Factor));
    insta::assert_snapshot!("tls12-rsa-toy", golden.text);
}

#[test]
fn full_size_until_the_private_key_leaks() {
    let key = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
    let golden = Golden::play(Size::Full).then(&Command::Leak(key));
    insta::assert_snapshot!("tls12-rsa-full", golden.text);
}

/// One suite for each key exchange, in either size.
const TOYS: [CipherSuite; 5] = [
    CipherSuite::TOY_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_DHE_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_ECDHE_RSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_ECDHE_ECDSA_WITH_SAES_CBC_TOYHASH,
    CipherSuite::TOY_DH_ANON_WITH_SAES_CBC_TOYHASH,
];
const FULLS: [CipherSuite; 4] = [
    CipherSuite::TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite::TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite::TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
    CipherSuite::TLS_DH_ANON_WITH_RC4_128_MD5,
];

#[test]
fn every_key_exchange_of_every_version_in_toy_size() {
    for version in Version::TLS.iter().copied() {
        for suite in TOYS {
            snapshot(version, suite);
        }
    }
}

#[test]
fn every_key_exchange_of_tls_1_2_in_full_size() {
    for suite in FULLS {
        snapshot(Version::Tls12, suite);
    }
}

/// What came before TLS, with the eavesdropper's work behind it.
#[test]
fn the_hybrid_idea_in_both_sizes() {
    for size in [Size::Toy, Size::Full] {
        let story = scenario::named("hybrid").unwrap().with_size(size);
        let mut golden = Golden::messages(World::new(story).unwrap());
        golden.verdict();
        if size == Size::Toy {
            golden = golden.then(&Command::Crack(HardOp::Factor));
        }
        insta::assert_snapshot!(format!("hybrid-{}", size.id()), golden.text);
    }
}

/// TLS 1.3 on a curve and in a field, with the eavesdropper's work behind it.
#[test]
fn tls13_in_both_sizes() {
    for size in [Size::Toy, Size::Full] {
        for key_exchange in [KeyExchange::Ecdhe, KeyExchange::Dhe] {
            let mut story = scenario::named("tls13").unwrap().with_size(size);
            story.key_exchange = key_exchange;
            let mut golden = Golden::messages(World::new(story).unwrap());
            golden.verdict();
            if size == Size::Toy {
                golden = golden.then(&Command::Crack(HardOp::Logarithm));
            }
            let name = format!("tls13-{}-{}", key_exchange.id(), size.id());
            insta::assert_snapshot!(name, golden.text);
        }
    }
}

/// The messages of a connection, without the verdict.
fn snapshot(version: Version, suite: CipherSuite) {
    let story = scenario::named("tls12-rsa").unwrap();
    let story = story.with_version(version).with_cipher_suite(suite);
    let golden = Golden::messages(World::new(story).unwrap());
    let name = format!("tls{}-{}", version.id().replace('.', ""), suite.id());
    insta::assert_snapshot!(name, golden.text);
}

/// The text in the making.
struct Golden {
    world: World,
    text: String,
}

impl Golden {
    /// The scenario from its first message to its last, and the verdict.
    fn play(size: Size) -> Self {
        let mut golden = Self::messages(beginning(size, 1));
        golden.verdict();
        golden
    }

    /// The story from its first message to its last.
    fn messages(world: World) -> Self {
        let mut golden = Self {
            world,
            text: String::new(),
        };
        while let Ok((world, events)) = step(&golden.world, &Command::Step) {
            golden.world = world;
            golden.events(&events);
        }
        golden
    }

    /// One more command, and the verdict that follows.
    fn then(mut self, command: &Command) -> Self {
        let (world, events) = step(&self.world, command).unwrap();
        self.world = world;
        self.line(&format!("\n=== {}", command.id()));
        self.events(&events);
        self.verdict();
        self
    }

    fn events(&mut self, events: &[Event]) {
        let knowledge = self.world.knowledge();
        for event in events {
            match event {
                Event::Delivered(id) => {
                    let message = self.world.message(*id).cloned().unwrap();
                    self.message(&message, &knowledge);
                }
                event => self.line(&format!("* {}", serde_json::to_string(event).unwrap())),
            }
        }
    }

    /// A message as its receiver sees it.
    fn message(&mut self, message: &Message, knowledge: &Knowledge) {
        self.line(&format!(
            "\n=== {} {} -> {} {}, {} bytes",
            message.id.0 + 1,
            message.from.id(),
            message.to().id(),
            message.name.id(),
            message.bytes.len()
        ));
        let receiver = Role::from(message.to());
        let view = self
            .world
            .message_seen_by(message.id, receiver, knowledge)
            .unwrap();
        self.fields(&view.bytes, &view.outer);
        if let Some(opened) = view.opened {
            self.line("--- opened");
            self.fields(&opened.bytes, &opened.dissection);
        }
    }

    fn fields(&mut self, bytes: &[u8], dissection: &Dissection<RecordView>) {
        self.text.push_str(&fields(bytes, dissection));
    }

    /// The lamps, and everything that the eavesdropper knows, lacks and could do.
    fn verdict(&mut self) {
        let knowledge = self.world.knowledge();
        self.line("\n=== verdict");
        for (name, lamp) in self.world.verdict(&knowledge).lamps() {
            let line = format!(
                "{} {} {}",
                name.id(),
                lamp.state.id(),
                lamp.proof.reason.id()
            );
            self.line(&line);
        }
        let size = self.world.scenario().size;
        for (_, line) in knowledge.known.lines() {
            self.line(&format!(
                "knows {} by {}",
                written(&line.value, size),
                line.op.id()
            ));
        }
        for lack in &knowledge.lacks {
            self.line(&format!("lacks {} of {}", lack.kind.id(), lack.of.id()));
        }
        for could in &knowledge.could {
            let cost = could.cost;
            self.line(&format!(
                "could {}: {} bits, 2^{:.1} cycles, {:.1e} years, feasible: {}, gives {} values",
                could.op.id(),
                cost.size,
                cost.bits,
                cost.years,
                could.feasible,
                could.gives.len()
            ));
        }
    }

    fn line(&mut self, text: &str) {
        writeln!(self.text, "{text}").unwrap();
    }
}

/// A value and its slot; long ones cut.
fn written(value: &Value, size: Size) -> String {
    let Slot { kind, of, number } = value.slot;
    let bytes = match kind.notation(size) {
        Notation::Number => Nat::from_be_bytes(&value.bytes).to_string(),
        Notation::Text => format!("{:?}", String::from_utf8_lossy(&value.bytes)),
        Notation::Bytes if value.bytes.len() > LINE => {
            format!(
                "{}... ({} bytes)",
                hex(&value.bytes[..LINE]),
                value.bytes.len()
            )
        }
        Notation::Bytes => hex(&value.bytes),
    };
    let number = if kind.is_of_record() {
        format!(" {number}")
    } else {
        String::new()
    };
    format!("{} of {}{number} = {bytes}", kind.id(), of.id())
}
