//! The catalogue. The front page carries the first story alone, and without the parser of scenario files, which would be a
//! tenth of its weight; a test compares the two.

use padlock_sim::Scenario;
#[cfg(not(feature = "whole"))]
use padlock_sim::scenario::{Act, Group, KeyExchange, Line, Version};
use padlock_sim::scenario::{Entry, INDEX};
#[cfg(not(feature = "whole"))]
use padlock_tls::{
    party::{Party, Size},
    x509::UnixTime,
};

/// The story of an address that names none.
pub const FIRST: &str = "tls12-rsa";

/// What is known of the story with this id, which may be beyond this page.
pub fn entry(id: &str) -> Option<&'static Entry> {
    INDEX.iter().find(|entry| entry.id == id)
}

/// The story with this id, as far as this page has it.
#[cfg(feature = "whole")]
pub fn named(id: &str) -> Option<Scenario> {
    padlock_sim::scenario::named(id)
}

/// The story with this id, as far as this page has it.
#[cfg(not(feature = "whole"))]
pub fn named(id: &str) -> Option<Scenario> {
    (id == FIRST).then(tls12_rsa)
}

/// `scenarios/tls12-rsa.toml`.
#[cfg(not(feature = "whole"))]
pub fn tls12_rsa() -> Scenario {
    let line = |by, act| Line { by, act };
    Scenario {
        id: FIRST.to_owned(),
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
    }
}

#[cfg(all(test, not(feature = "whole")))]
mod tests {
    #[test]
    fn the_page_carries_the_simulators_story() {
        assert_eq!(
            padlock_sim::scenario::named(super::FIRST),
            Some(super::tls12_rsa())
        );
    }
}
