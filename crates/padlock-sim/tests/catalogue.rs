//! Every story of the catalogue, played to its end: what its lamps say, in each size, without and with its defence.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::{collections::BTreeSet, fs, path::Path};

use padlock_sim::{
    Command, Event, LampState, Scenario, World, scenario, scenario::Group, step, verdict::LampName,
};
use padlock_tls::{
    error::Check,
    party::{Party, Size},
};

/// The lamps of one story, in the order of [`LampName::ALL`]: `H` held, `B` broken, `-` not offered.
struct Row {
    id: &'static str,
    /// As the file tells it.
    told: &'static str,
    /// With its defence on, and the check that ends it: none where the attack is merely useless.
    defended: Option<(&'static str, Option<Check>)>,
}

const fn plain(id: &'static str, told: &'static str) -> Row {
    Row {
        id,
        told,
        defended: None,
    }
}

const fn ends(id: &'static str, told: &'static str, defended: &'static str, check: Check) -> Row {
    Row {
        id,
        told,
        defended: Some((defended, Some(check))),
    }
}

const fn useless(id: &'static str, told: &'static str, defended: &'static str) -> Row {
    Row {
        id,
        told,
        defended: Some((defended, None)),
    }
}

/// What every story of the catalogue comes to: no story is exempt.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    plain("tls12-rsa", "HHH-B"),
    plain("privacy", "HHH-H"),
    plain("integrity", "HHH-H"),
    plain("mutual-authentication", "HHHHH"),
    ends("download", "HB--B", "HHH-B", Check::RecordMac),
    plain("hybrid", "H---B"),
    plain("tls10-rsa", "HHH-B"),
    plain("tls10-dhe", "HHH-H"),
    plain("tls10-ecdhe", "HHH-H"),
    plain("tls11-rsa", "HHH-B"),
    plain("tls11-dhe", "HHH-H"),
    plain("tls11-ecdhe", "HHH-H"),
    plain("tls12-dhe", "HHH-H"),
    plain("tls12-ecdhe", "HHH-H"),
    plain("tls12-ecdsa", "HHH-H"),
    plain("tls12-dh-anon", "HH--H"),
    plain("tls12-null", "BHH--"),
    plain("tls12-session-id", "HHH-H"),
    plain("tls12-ticket", "HHH-H"),
    plain("tls13", "HHH-H"),
    plain("tls13-dhe", "HHH-H"),
    plain("tls13-mlkem", "HHH-H"),
    plain("tls13-hello-retry", "HHH-H"),
    plain("tls13-client-certificate", "HHHHH"),
    plain("tls13-resumption", "HHH-H"),
    plain("tls13-early-data", "HHH-H"),
    plain("negotiation", "HHH-H"),
    plain("certificate-good", "HHH-H"),
    plain("certificate-expired", "-----"),
    plain("certificate-not-yet-valid", "-----"),
    plain("certificate-wrong-name", "-----"),
    plain("certificate-unknown-ca", "-----"),
    plain("certificate-self-signed", "-----"),
    plain("certificate-issuer-not-ca", "-----"),
    plain("certificate-path-too-long", "-----"),
    plain("certificate-key-usage", "-----"),
    plain("certificate-extended-key-usage", "-----"),
    plain("certificate-name-excluded", "-----"),
    plain("certificate-bad-signature", "-----"),
    plain("certificate-weak-key", "-----"),
    plain("certificate-weak-hash", "-----"),
    useless("attack-sniffing", "BHH--", "HHH-B"),
    ends("attack-tampering", "HB--B", "HHH-B", Check::RecordMac),
    ends("attack-replay", "HB--B", "HHH-B", Check::RecordMac),
    ends("attack-reordering", "HB--B", "HHH-B", Check::RecordMac),
    useless("attack-truncation", "HBH-H", "HHH-H"),
    ends("attack-middle-self-signed", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-wrong-name", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-expired", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-unknown-ca", "BHB-H", "-----", Check::CertificateAccepted),
    ends("attack-middle-rogue", "BHB-H", "HH--H", Check::CertificateAccepted),
    ends("attack-middle-anonymous", "BH--H", "-----", Check::CertificateAccepted),
    ends("attack-fallback", "HHH-B", "-----", Check::Fallback),
    useless("attack-stolen-key", "BHH-B", "HHH-H"),
    useless("attack-factoring", "BHH-B", "HHH-B"),
    useless("attack-logarithm", "BHH-H", "HHH-H"),
    ends("attack-freak", "BHB-B", "-H---", Check::ExpectedMessage),
    ends("attack-logjam", "BHB-H", "-H---", Check::GroupSize),
    useless("attack-early-data", "HBH-H", "HHH-H"),
    useless("attack-traffic", "BHH-H", "HHH-H"),
];

/// More steps than any story takes.
const MAX_STEPS: usize = 5000;

struct Played {
    world: World,
    events: Vec<Event>,
}

fn played(story: Scenario) -> Played {
    let id = story.id.clone();
    let mut world = World::new(story).unwrap_or_else(|error| panic!("{id}: {error}"));
    let mut all = Vec::new();
    for _ in 0..MAX_STEPS {
        if world.finished() {
            return Played { world, events: all };
        }
        let done = step(&world, &Command::Step);
        let (next, events) = done.unwrap_or_else(|refused| panic!("{id}: {}", refused.id()));
        all.extend(events);
        world = next;
    }
    panic!("{id} does not end");
}

impl Played {
    fn lamps(&self) -> String {
        let verdict = self.world.verdict(&self.world.knowledge());
        let letters = verdict.lamps().map(|(_, lamp)| match lamp.state {
            LampState::Held => "H",
            LampState::Broken => "B",
            LampState::NotOffered => "-",
        });
        letters.concat()
    }

    /// The first check that failed at either end.
    fn failed(&self) -> Option<Check> {
        self.events.iter().find_map(|event| match event {
            Event::Failed { error, .. } => Some(error.check),
            _ => None,
        })
    }
}

/// The story in each size that it is told in; a defence may be of one size alone.
fn in_sizes(story: &Scenario, defended: bool) -> Vec<Scenario> {
    let own = named(&story.id).size;
    let sizes = story.sizes.iter().copied();
    let in_size = |size: Size| match defended {
        false => Some(story.clone().with_size(size)),
        true if story.size == own => Some(story.clone().with_size(size)),
        true => (size == own).then(|| story.clone()),
    };
    sizes.filter_map(in_size).collect()
}

fn named(id: &str) -> Scenario {
    scenario::named(id).expect("in the catalogue")
}

/// The same story with nobody's hands on the wire.
fn undisturbed(mut story: Scenario) -> Scenario {
    story.plan.clear();
    story
}

fn rows() -> impl Iterator<Item = (&'static Row, Scenario)> {
    TABLE.iter().map(|row| (row, named(row.id)))
}

#[test]
fn the_table_has_every_story_and_the_catalogue_every_file() {
    let stories = scenario::catalogue().expect("every file reads");
    let ids: Vec<&str> = stories.iter().map(|story| story.id.as_str()).collect();
    let table: Vec<&str> = TABLE.iter().map(|row| row.id).collect();
    assert_eq!(ids, table);
    assert!(ids.len() >= 45, "{}", ids.len());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = fs::read_dir(folder).expect("the folder is there");
    let files = files.map(|file| file.expect("listed").file_name());
    let files: BTreeSet<String> = files
        .map(|file| file.to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, ids.iter().map(|id| format!("{id}.toml")).collect());
}

#[test]
fn every_story_comes_to_what_the_table_says() {
    for (row, story) in rows() {
        for story in in_sizes(&story, false) {
            let size = story.size.id();
            let played = played(story);
            assert_eq!(played.lamps(), row.told, "{} {size}", row.id);
            let failed = |event: &Event| matches!(event, Event::PlanFailed(_));
            assert!(!played.events.iter().any(failed), "{} {size}", row.id);
        }
        let defended = story.defended();
        assert_eq!(defended.is_some(), row.defended.is_some(), "{}", row.id);
        let (Some(defended), Some((lamps, check))) = (defended, row.defended) else {
            continue;
        };
        for story in in_sizes(&defended, true) {
            let size = story.size.id();
            let played = played(story);
            assert_eq!(played.lamps(), lamps, "{} {size} defended", row.id);
            match check {
                // A forged record fails at its padding or at its MAC, as the key has it.
                Some(Check::RecordMac) => assert!(
                    matches!(
                        played.failed(),
                        Some(Check::RecordMac | Check::RecordPadding)
                    ),
                    "{} {size} defended",
                    row.id
                ),
                check => assert_eq!(played.failed(), check, "{} {size} defended", row.id),
            }
        }
    }
}

#[test]
fn an_attack_breaks_the_lamps_that_it_is_about_and_moves_no_other() {
    for (row, story) in rows().filter(|(_, story)| story.group == Group::Attacks) {
        let calm = played(undisturbed(story.clone())).lamps();
        assert!(!story.watch.lamps.is_empty(), "{}", row.id);
        for (at, name) in LampName::ALL.iter().enumerate() {
            let (calm, told) = (&calm[at..=at], &row.told[at..=at]);
            match story.watch.lamps.contains(name) {
                true => assert_eq!(told, "B", "{} {}", row.id, name.id()),
                false => assert_eq!(told, calm, "{} {}", row.id, name.id()),
            }
        }
    }
}

#[test]
fn a_defence_keeps_the_lamps_that_the_attack_is_about_and_moves_no_other() {
    for (row, story) in rows() {
        let (Some(defended), Some((lamps, check))) = (story.defended(), row.defended) else {
            continue;
        };
        let calm = played(undisturbed(defended)).lamps();
        for (at, name) in LampName::ALL.iter().enumerate() {
            let (calm, lamp) = (&calm[at..=at], &lamps[at..=at]);
            if story.watch.lamps.contains(name) {
                assert_ne!(lamp, "B", "{} {}", row.id, name.id());
            }
            // What ends in an alert before it is agreed on offers nothing.
            let alike = lamp == calm || (lamp == "-" && check.is_some());
            assert!(
                alike,
                "{} {}: {lamp}, undisturbed {calm}",
                row.id,
                name.id()
            );
        }
    }
}

#[test]
fn a_broken_lamp_has_a_proof_that_one_can_open() {
    for (row, story) in rows().filter(|(row, _)| row.told.contains('B')) {
        let played = played(story);
        let verdict = played.world.verdict(&played.world.knowledge());
        for (name, lamp) in verdict.lamps() {
            if lamp.state != LampState::Broken || name == LampName::Integrity {
                continue;
            }
            let (ledger, value) = lamp
                .proof
                .ledger
                .as_ref()
                .zip(lamp.proof.value)
                .expect(row.id);
            assert!(ledger.line(value).is_some(), "{} {}", row.id, name.id());
            assert!(
                !ledger.ancestry(value).is_empty(),
                "{} {}",
                row.id,
                name.id()
            );
        }
    }
}

/// With the padlock lit, and nobody the wiser.
#[test]
fn in_the_middle_the_client_believes_what_is_not_so() {
    for id in ["attack-middle-self-signed", "attack-middle-rogue"] {
        let world = played(named(id)).world;
        assert_eq!(
            world.belief(Party::Client).lamps()[..3],
            [LampState::Held; 3],
            "{id}"
        );
        assert_eq!(
            world.belief(Party::Server).lamps()[0],
            LampState::Held,
            "{id}"
        );
    }
    let honest = played(named("tls13")).world;
    let truth = honest.verdict(&honest.knowledge());
    for party in Party::ALL {
        let belief = honest.belief(*party).lamps();
        assert_eq!(
            belief,
            truth.lamps().map(|(_, lamp)| lamp.state),
            "{}",
            party.id()
        );
    }
}
