//! The catalogue's first story without the parser of scenario files, which would be a tenth of what the front page weighs.

use padlock_tls::{
    party::{Party, Size},
    x509::UnixTime,
};

use super::{Act, Group, KeyExchange, Line, Scenario, Version};
#[cfg(feature = "all-suites")]
use super::{ClientSetting, ServerSetting, Watch};

/// `scenarios/tls12-rsa.toml`; a test compares the two.
#[must_use]
pub fn first() -> Scenario {
    let line = |by, act| Line { by, act };
    Scenario {
        id: "tls12-rsa".to_owned(),
        title: None,
        size: Size::Toy,
        seed: 1,
        version: Version::Tls12,
        key_exchange: KeyExchange::Rsa,
        cipher_suite: None,
        server_name: "padlock.example".to_owned(),
        // 2026-03-20T12:00:00Z
        clock: UnixTime(1_774_008_000),
        script: vec![
            line(Party::Client, Act::Say("attack at dawn".to_owned())),
            line(Party::Server, Act::Say("dawn it is".to_owned())),
            line(Party::Client, Act::Close),
        ],
        group: Group::Padlock,
        #[cfg(feature = "all-suites")]
        sizes: Size::ALL.to_vec(),
        #[cfg(feature = "all-suites")]
        watch: Watch::default(),
        #[cfg(feature = "all-suites")]
        defence: None,
        #[cfg(feature = "all-suites")]
        plan: vec![],
        #[cfg(feature = "all-suites")]
        by_hand: vec![],
        #[cfg(feature = "all-suites")]
        client: ClientSetting::default(),
        #[cfg(feature = "all-suites")]
        server: ServerSetting::default(),
    }
}
