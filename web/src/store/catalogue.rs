//! The catalogue as the page carries it: the simulator's own scenarios without the parser of their files,
//! which would be a tenth of the page's weight. A test compares the two.

use padlock_sim::{
    Scenario,
    scenario::{Act, Group, KeyExchange, Line, Version},
};
use padlock_tls::{
    party::{Party, Size},
    x509::UnixTime,
};

/// Every scenario that the page offers.
pub fn catalogue() -> Vec<Scenario> {
    vec![tls12_rsa()]
}

/// The scenario with this id.
pub fn named(id: &str) -> Option<Scenario> {
    catalogue().into_iter().find(|scenario| scenario.id == id)
}

/// `scenarios/tls12-rsa.toml`.
pub fn tls12_rsa() -> Scenario {
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
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_carries_the_simulators_catalogue() {
        let simulators = padlock_sim::scenario::catalogue().unwrap();
        assert_eq!(super::catalogue(), simulators);
    }
}
