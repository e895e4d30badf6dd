//! Every id has its text, and every text its id.

mod compile;
mod fluent;
mod locale;
mod number;
mod pseudo;
mod translation;

use std::{collections::BTreeSet, fs, path::Path};

use fluent_syntax::{ast::Entry, parser};
use padlock_core::working::{Symbol, WorkingOp};
use padlock_sim::{
    HardOp, LampState, LinkProblem, Reason, Refused, Role, ScenarioProblem,
    export::Mark,
    scenario::{Group, Level, catalogue},
    verdict::LampName,
};
use padlock_tls::{
    alert::AlertDescription,
    codec::Field,
    endpoint::DecisionKind,
    error::{Blame, Check},
    ledger::{Op, Secrecy, Slot, ValueKind},
    message_name::MessageName,
    party::{Party, Size, Whose},
    state::State,
    x509::{self, CheckName, EvidenceKey, StapledCheckName},
};

#[cfg(feature = "cli")]
use crate::CliLabel;
use crate::{Arg, DoorLabel, Label, Locale, Text, ToolLabel};

/// The ids of a closed enum.
macro_rules! ids {
    ($name:ty) => {
        <$name>::ALL
            .iter()
            .map(|item| item.id())
            .collect::<Vec<&str>>()
    };
}

/// Every family: its prefix, its ids, and the attributes that each of its messages has.
fn families() -> Vec<(&'static str, Vec<&'static str>, &'static [&'static str])> {
    vec![
        ("value", ids!(ValueKind), &[]),
        ("secrecy", ids!(Secrecy), &["explained"]),
        ("op", ids!(Op), &["how"]),
        ("working", ids!(WorkingOp), &[]),
        ("symbol", ids!(Symbol), &[]),
        ("field", ids!(Field), &[]),
        ("alert", alerts(), &[]),
        ("state", ids!(State), &[]),
        ("decision", ids!(DecisionKind), &[]),
        ("check", ids!(Check), &["failed"]),
        ("blame", ids!(Blame), &[]),
        ("certificate", ids!(CheckName), &["failed"]),
        ("stapled", ids!(StapledCheckName), &["failed"]),
        ("outcome", ids!(x509::Verdict), &[]),
        ("evidence", ids!(EvidenceKey), &[]),
        ("party", ids!(Party), &[]),
        ("size", ids!(Size), &["explained"]),
        ("role", ids!(Role), &[]),
        ("message", ids!(MessageName), &["explained"]),
        ("lamp", ids!(LampName), &["explained"]),
        ("verdict", ids!(LampState), &[]),
        ("reason", ids!(Reason), &[]),
        ("refused", ids!(Refused), &[]),
        ("problem", ids!(ScenarioProblem), &[]),
        ("link", ids!(LinkProblem), &[]),
        ("hard", ids!(HardOp), &["explained"]),
        ("group", ids!(Group), &["explained"]),
        ("level", ids!(Level), &[]),
        ("mark", ids!(Mark), &[]),
    ]
}

/// Alerts are code points: the named ones, and "unknown" for all others.
fn alerts() -> Vec<&'static str> {
    let named = AlertDescription::NAMED.iter().map(|alert| alert.id());
    named.chain([AlertDescription::Unknown(255).id()]).collect()
}

/// Every text that is asked for: `message` or `message.attribute`.
fn wanted() -> BTreeSet<String> {
    let labels = ids!(Label).into_iter().chain(ids!(DoorLabel));
    let labels = labels.chain(ids!(ToolLabel));
    #[cfg(feature = "cli")]
    let labels = labels.chain(ids!(CliLabel));
    let mut keys: BTreeSet<String> = labels.map(str::to_owned).collect();
    for scenario in catalogue().unwrap() {
        keys.insert(format!("scenario-{}", scenario.id));
        keys.insert(format!("scenario-{}.story", scenario.id));
    }
    for (family, ids, attributes) in families() {
        for id in ids {
            keys.insert(format!("{family}-{id}"));
            for attribute in attributes {
                keys.insert(format!("{family}-{id}.{attribute}"));
            }
        }
    }
    keys
}

/// The names and contents of a language's Fluent files that are built in.
fn sources(locale: Locale) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(locale.id());
    let sources = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    sources
        .filter(|(name, _)| cfg!(feature = "cli") || name != "cli.ftl")
        .collect()
}

/// Every text that a language has.
fn given(locale: Locale) -> Vec<String> {
    let mut keys = Vec::new();
    for (file, source) in sources(locale) {
        let resource =
            parser::parse(source.as_str()).unwrap_or_else(|(_, e)| panic!("{file}: {e:?}"));
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    keys.extend(message.value.iter().map(|_| id.to_owned()));
                    keys.extend(
                        message
                            .attributes
                            .iter()
                            .map(|a| format!("{id}.{}", a.id.name)),
                    );
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{file}: {other:?}"),
            }
        }
    }
    keys
}

#[test]
fn every_id_has_its_text_in_every_language() {
    for locale in Locale::ALL {
        let given: BTreeSet<String> = given(*locale).into_iter().collect();
        let missing: Vec<_> = wanted().difference(&given).cloned().collect();
        assert!(missing.is_empty(), "{} lacks {missing:#?}", locale.id());
    }
}

#[test]
fn no_text_is_an_orphan_and_none_is_given_twice() {
    for locale in Locale::ALL {
        let mut open = wanted();
        let extra: Vec<_> = given(*locale)
            .into_iter()
            .filter(|key| !open.remove(key))
            .collect();
        assert!(
            extra.is_empty(),
            "{}: nobody asks for {extra:#?}",
            locale.id()
        );
    }
}

#[test]
fn every_label_is_used() {
    let labels = Label::ALL.iter().map(|label| format!("Label::{label:?}"));
    assert_mentioned("web/src", labels);
}

#[test]
#[cfg(feature = "cli")]
fn every_label_of_the_command_line_is_used() {
    let labels = CliLabel::ALL
        .iter()
        .map(|label| format!("CliLabel::{label:?}"));
    assert_mentioned("crates/padlock-cli/src", labels);
}

/// Every one of `paths` stands somewhere in the sources under `folder`.
fn assert_mentioned(folder: &str, paths: impl Iterator<Item = String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = String::new();
    read_sources(&root.join(folder), &mut sources);
    let unused: Vec<_> = paths.filter(|path| !mentions(&sources, path)).collect();
    assert!(unused.is_empty(), "nothing in {folder} uses {unused:#?}");
}

/// Whether `sources` holds `path` as a whole word.
fn mentions(sources: &str, path: &str) -> bool {
    sources.match_indices(path).any(|(at, _)| {
        let next = sources[at + path.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

fn read_sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn a_record_says_whose_it_is_and_which() {
    let text = Text::new(Locale::En);
    let slot = Slot::of_record(ValueKind::ProtectedRecord, Whose::Client, 2);
    assert_eq!(text.slot(slot), "protected client record 2");
    assert_eq!(
        text.value_kind(ValueKind::ProtectedRecord),
        "protected record"
    );
}

#[test]
fn an_unknown_key_shows_itself() {
    let text = Text::new(Locale::En);
    assert_eq!(text.find("no-such-text", None, &[]), "no-such-text");
    assert_eq!(
        text.find("op-drawn", Some("nothing"), &[("n", Arg::Count(1))]),
        "op-drawn.nothing"
    );
}
