//! Links: what they hold comes back, old ones stay readable, and no stranger's link does harm.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

mod limits;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use miniz_oxide::deflate::compress_to_vec_zlib;
use padlock_sim::{
    Command, HardOp, Link, LinkProblem, MessageId, Refused, Scenario, ScenarioProblem, World,
    link::{LinkCause, Story},
    scenario::{self, Variation, catalogue},
    step,
    world::{Hand, Role},
};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
};
use proptest::{collection::vec, prelude::*, sample::select};

fn link(id: &str, keys: &str, commands: &[Command]) -> Link {
    Link {
        story: Story::Named(id.to_owned()),
        variation: Variation::parse(keys).unwrap_or_default(),
        commands: commands.to_vec(),
    }
}

/// A fragment of this JSON.
fn fragment(json: &[u8]) -> String {
    let coded = Base64UrlUnpadded::encode_string(&compress_to_vec_zlib(json, 9));
    format!("1.{coded}")
}

fn problem(fragment: &str) -> (LinkProblem, usize) {
    let error = Link::read(fragment).unwrap_err();
    (error.problem, error.at)
}

/// Links of version 1 as they were first written, and what they mean. They may never be changed.
const GOLDEN: &[&str] = &[
    "1.eNqrVipWsqpWykxRslIqySk2NNItKk5Uqq0FAFrmB5o",
    "1.eNoVyjEKgDAQAMG_bH0WCiLkK-EKMRECwcJTC0P-7lkOuw0jNEoicFUbp-G0lS48hBix8maE_a4VFXfOyb2gKmz_MsvhUbV_PTAWVQ",
    "1.eNpFjUEKwjAQRe_y11m0uJFs3bpzWUpJ64ihY1KStFRKoAfRy_UkJgp2M8zn8f5f4CEX6CskAvvygCjQQVbVUSy4qGembbroWJMJEAg0h5S39XUnZrutb8RYi6pIwomtp7_iyU3kdnom1WfYa5P3nFfN4PSkAjU0D9b8-u1tVwXM-GjTI4tvSynMyFzX8QPoWD4Y",
    "1.eNoVzDEKgDAMRuG7_HMEdWs28RilQ6hVxIrQdBBK7m6d38drUHDDuYFRs07zUFRghAj23lHDkmsqv7mTqhwJ7AhSwfNIeJ-eJrNAfux2LRKvftol1l4sBPsAl3Yd8A",
    "1.eNolzMEKgzAQBNBfkT2rxC30EOhf9FQjEtKlFZNNSdrGIv57Y4Q5vRlmhQhyhbd3FiRM9-pSKXATkwLFXwpx8lysa3GnmX4jLeap-UHFQ9S7Rwp5PbJ2B6eUWlq0e9nyZKw3cy5Q4LkRpwbFtUMpRM5NMWw1GJB9jzV_rB2G7Q9_ES_X",
];

#[test]
fn links_that_were_ever_given_out_mean_what_they_meant() {
    let say = |by, text: &str| Command::Say {
        by,
        text: text.to_owned(),
    };
    let key = Slot::new(ValueKind::RsaPrivateExponent, Whose::Server);
    let alter = Command::Alter {
        message: MessageId(9),
        at: 20,
        xor: 1,
    };
    let steps = |count| vec![Command::Step; count];
    let written = std::str::from_utf8(MINE).unwrap().to_owned();
    let meant = [
        link("tls12-rsa", "", &[]),
        link("tls12-rsa", "size=full,seed=7", &steps(5)),
        link(
            "tls13",
            "",
            &[
                steps(8),
                vec![
                    say(Party::Client, "“hello”"),
                    Command::Close { by: Party::Server },
                    Command::Leak(key),
                ],
                steps(1),
            ]
            .concat(),
        ),
        link(
            "tls12-rsa",
            "",
            &[steps(9), vec![alter, Command::Crack(HardOp::Factor)]].concat(),
        ),
        Link {
            story: Story::Written(written),
            variation: Variation::default(),
            commands: steps(2),
        },
    ];
    assert_eq!(GOLDEN.len(), meant.len());
    for (golden, meant) in GOLDEN.iter().zip(&meant) {
        let now = meant.write().unwrap();
        assert_eq!(Link::read(golden).as_ref(), Ok(meant), "today: {now}");
        meant.replay().unwrap();
    }
}

/// One of everything that a person can do, some of it nonsense.
fn command() -> impl Strategy<Value = Command> {
    let party = || select(Party::ALL);
    prop_oneof![
        8 => Just(Command::Step),
        1 => (party(), ".{0,20}").prop_map(|(by, text)| Command::Say { by, text }),
        1 => party().prop_map(|by| Command::Close { by }),
        1 => (0..16u32, 0..300usize, any::<u8>()).prop_map(|(message, at, xor)| Command::Alter {
            message: MessageId(message),
            at,
            xor,
        }),
        1 => select(HardOp::ALL).prop_map(Command::Crack),
        1 => (0..16u32, 0..6usize, vec(any::<u8>(), 1..20)).prop_map(|(id, which, bytes)| {
            let message = MessageId(id);
            Command::Hand(match which {
                0 => Hand::Hold(message),
                1 => Hand::Release(message),
                2 => Hand::Drop(message),
                3 => Hand::Duplicate(message),
                4 => Hand::Truncate { message, length: bytes.len() },
                _ => Hand::Inject { to: Party::Server, bytes },
            })
        }),
        1 => (select(Role::ALL), any::<bool>()).prop_map(|(role, by_hand)| Command::Play { role, by_hand }),
        1 => select(ValueKind::ALL).prop_map(|kind| Command::Leak(Slot::new(kind, Whose::Server))),
    ]
}

/// The commands that were not refused, and where they lead. What is to be decided is decided first.
fn carried_out(first: World, commands: Vec<Command>) -> (World, Vec<Command>) {
    let mut world = first;
    let mut done = Vec::new();
    for command in commands {
        let mut decisions = Party::ALL.iter().filter_map(|by| {
            let choice = world.decision(*by)?.default.clone();
            Some(Command::Choose { by: *by, choice })
        });
        let command = decisions.next_back().unwrap_or(command);
        if let Ok((next, _)) = step(&world, &command) {
            world = next;
            done.push(command);
        }
    }
    (world, done)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn replaying_a_link_gives_the_moment_that_it_was_made_of(
        id in select(vec!["tls12-rsa", "tls13", "hybrid"]),
        seed in 1..1000u64,
        commands in vec(command(), 0..40),
    ) {
        let first = scenario::named(id).unwrap().with_seed(seed);
        let (world, done) = carried_out(World::new(first).unwrap(), commands);
        let link = link(id, &format!("seed={seed}"), &done);
        let read = Link::read(&link.write().unwrap()).unwrap();
        prop_assert_eq!(&read, &link);
        prop_assert_eq!(read.replay().unwrap(), world);
    }

    #[test]
    fn a_changed_link_is_refused_or_means_the_same(
        golden in select(GOLDEN),
        at in any::<prop::sample::Index>(),
        with in "[A-Za-z0-9_-]",
    ) {
        let at = at.index(golden.len());
        let mut changed = golden.to_string();
        changed.replace_range(at..=at, &with);
        prop_assume!(changed != *golden);
        // A few bits mean nothing, such as those between the end of the data and its checksum.
        let read = Link::read(&changed);
        prop_assert!(read.is_err() || read == Link::read(golden));
    }

    #[test]
    fn any_content_is_refused_or_replayed(
        json in "\\{\"s\":\\{\"(id|toml)\":\"(tls13|hybrid|id=1)\"\\},\"c\":\\[(\\[[0-9]{1,3},(null|\"Step\"|\"Crack\"|\\{\"Close\":\\{\"by\":\"client\"\\}\\})\\],?){0,5}\\]\\}",
    ) {
        if let Ok(link) = Link::read(&fragment(json.as_bytes())) {
            let _ = link.replay();
        }
    }
}

#[test]
fn every_story_of_the_catalogue_is_linked_with_its_defence_and_without() {
    let mut defended = 0;
    for story in catalogue().unwrap() {
        for keys in ["", "defended=true"] {
            let beginning = link(&story.id, keys, &[]);
            let Ok(first) = beginning.begin() else {
                assert!(
                    story.defended().is_none() && !keys.is_empty(),
                    "{}",
                    story.id
                );
                continue;
            };
            defended += usize::from(!keys.is_empty());
            let told = match keys {
                "" => Some(story.clone()),
                _ => story.defended(),
            };
            assert_eq!(Some(first.scenario()), told.as_ref(), "{}", story.id);
            let (world, done) = carried_out(first, vec![Command::Step; 60]);
            let whole = link(&story.id, keys, &done);
            let read = Link::read(&whole.write().unwrap()).unwrap();
            assert_eq!(read.replay().unwrap(), world, "{}", story.id);
        }
    }
    assert!(defended > 10, "{defended} defences");
}

#[test]
fn no_start_of_a_link_is_a_link() {
    for golden in GOLDEN {
        for end in 0..golden.len() {
            let (problem, _) = problem(&golden[..end]);
            let expected = [LinkProblem::Version, LinkProblem::Base64, LinkProblem::Zlib];
            assert!(
                expected.contains(&problem),
                "{problem:?}: {end} of {golden}"
            );
        }
    }
}

#[test]
fn a_refusal_names_what_and_where() {
    assert_eq!(problem(""), (LinkProblem::Version, 0));
    assert_eq!(problem("2.AAAA"), (LinkProblem::Version, 0));
    assert_eq!(problem("#1.q1Yq!!"), (LinkProblem::Base64, 6));
    let unknown = r#"{"s":{"id":"tls13"},"c":[[1,"Fly"]]}"#;
    let error = Link::read(&fragment(unknown.as_bytes())).unwrap_err();
    assert_eq!((error.problem, error.at), (LinkProblem::Content, 33));
    let Some(LinkCause::Other(why)) = error.cause else {
        panic!("no cause");
    };
    assert!(why.contains("Fly"), "{why}");
    let more = r#"{"s":{"id":"tls13"},"x":1}"#;
    assert_eq!(problem(&fragment(more.as_bytes())).0, LinkProblem::Content);

    let error = link("nonesuch", "", &[]).replay().unwrap_err();
    assert_eq!(error.problem, LinkProblem::UnknownScenario);
    let error = link("tls13", "version=9.9", &[]).replay().unwrap_err();
    assert_eq!(error.problem, LinkProblem::Scenario);
    let error = link("tls13", "version=1.2", &vec![Command::Step; 20])
        .replay()
        .unwrap_err();
    let refused = LinkCause::Command(Refused::NothingInFlight);
    let expected = (LinkProblem::Command, 15, Some(refused));
    assert_eq!((error.problem, error.at, error.cause), expected);
}

#[test]
fn every_scenario_of_the_catalogue_is_found_by_the_name_of_its_file() {
    for scenario in catalogue().unwrap() {
        let text = scenario::text(&scenario.id).unwrap();
        assert_eq!(Scenario::from_toml(text, "x.toml"), Ok(scenario));
    }
    assert_eq!(scenario::text("nonesuch"), None);
}

/// A variation of TLS 1.2 with RSA key transport: version, key exchange, suite.
fn varied(keys: &str) -> Result<(String, String, Option<String>), (ScenarioProblem, String)> {
    let variation = Variation::parse(keys).unwrap();
    let scenario = variation.of(scenario::text("tls12-rsa").unwrap(), "tls12-rsa");
    scenario
        .map(|scenario| {
            let suite = scenario.cipher_suite.map(|suite| suite.id().to_owned());
            let version = scenario.version.id().to_owned();
            (version, scenario.key_exchange.id().to_owned(), suite)
        })
        .map_err(|error| (error.problem, error.to_string()))
}

#[test]
fn what_does_not_fit_a_new_value_gives_way_unless_it_was_asked_for() {
    let story = |version: &str, exchange: &str, suite: Option<&str>| {
        Ok((version.into(), exchange.into(), suite.map(str::to_owned)))
    };
    assert_eq!(varied("version=1.3"), story("1.3", "ecdhe", None));
    assert_eq!(varied("key_exchange=dhe"), story("1.2", "dhe", None));
    let dhe = varied("version=1.3,key_exchange=dhe");
    assert_eq!(dhe, story("1.3", "dhe", None));
    let suite = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    let with_suite = varied(&format!("suite={suite}"));
    assert_eq!(with_suite, story("1.2", "ecdhe", Some(suite)));
    for excluding in [
        "version=1.3,key_exchange=rsa".to_owned(),
        format!("suite={suite},size=toy"),
        format!("version=1.0,suite={suite}"),
        format!("key_exchange=rsa,suite={suite}"),
    ] {
        let (problem, place) = varied(&excluding).unwrap_err();
        assert_eq!(problem, ScenarioProblem::CipherSuite);
        assert_eq!(
            place,
            format!(
                "tls12-rsa:{}:1: cipher_suite",
                excluding.replace("suite=", "cipher_suite=")
            )
        );
    }
}

#[test]
fn any_key_of_a_scenario_file_can_be_given_another_value() {
    let of = |keys: &str| {
        let variation = Variation::parse(keys).unwrap();
        variation.of(scenario::text("tls13").unwrap(), "tls13")
    };
    let scenario = of("server_name=www.example,title=1.5,clock=2027-01-01T00:00:00Z").unwrap();
    assert_eq!(scenario.server_name, "www.example");
    assert_eq!(scenario.title.as_deref(), Some("1.5"));
    assert_eq!(scenario.clock.to_string(), "2027-01-01T00:00:00Z");
    for wrong in [
        "nonesuch=1",
        "seed=x",
        "size=huge",
        "id.a=1",
        "a.b.c.d.e.f.g.h.i.j=1",
    ] {
        let error = of(wrong).unwrap_err();
        assert_eq!(error.problem, ScenarioProblem::Toml, "{wrong}");
        assert!(error.file.ends_with(wrong), "{error}");
    }
    assert_eq!(Variation::parse("a"), None);
    assert_eq!(Variation::parse("=a"), None);
}

const MINE: &[u8] = b"id = \"mine\"\nversion = \"1.2\"\nkey_exchange = \"rsa\"\nserver_name = \"www.example\"\nclock = 2026-03-20T12:00:00Z\n";
