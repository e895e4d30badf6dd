//! The tree keeps its shape: arrows point one way, and what must be absent is absent.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use padlock_tests::{cargo, root};
use serde_json::Value;

/// Every member, and the members that it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("padlock-core", &[]),
    (
        "padlock-bench",
        &["padlock-core", "padlock-tls", "padlock-sim"],
    ),
    ("padlock-tls", &["padlock-core"]),
    ("padlock-sim", &["padlock-core", "padlock-tls"]),
    (
        "padlock-text",
        &["padlock-core", "padlock-tls", "padlock-sim"],
    ),
    (
        "padlock-cli",
        &["padlock-core", "padlock-tls", "padlock-sim", "padlock-text"],
    ),
    (
        "padlock-web",
        &["padlock-core", "padlock-tls", "padlock-sim", "padlock-text"],
    ),
    (
        "padlock-tests",
        &["padlock-core", "padlock-tls", "padlock-sim"],
    ),
    ("xtask", &[]),
];

/// The crates that know no clock, no operating system and no thread.
const PURE: &[&str] = &["padlock-core", "padlock-tls", "padlock-sim"];

/// What belongs to a browser.
const BROWSER: &[&str] = &["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];

/// The whole page has one policy of Trusted Types, for the address of its worker (`web/src/effects/worker/trusted.rs`).
#[test]
fn both_pages_allow_the_same_but_for_the_name_of_a_worker_and_nothing_by_default() {
    let policies = ["index.html", "stage.html"].map(|page| {
        let html = fs::read_to_string(root().join(page)).unwrap();
        let mut policies = html.split("http-equiv=\"Content-Security-Policy\"").skip(1);
        let policy = policies.next().unwrap().split('"').nth(1).unwrap();
        assert_eq!(policies.next(), None, "{page}");
        policy.to_owned()
    });
    let [front, whole] = policies.each_ref().map(|policy| {
        let types = policy.split_once("; trusted-types ");
        types.unwrap()
    });
    assert_eq!(front.0, whole.0);
    assert_eq!((front.1, whole.1), ("'none'", "padlock-worker"));
    assert!(front.0.starts_with("default-src 'none'; "), "{}", front.0);
    assert!(
        front.0.ends_with("; require-trusted-types-for 'script'"),
        "{}",
        front.0
    );
}

#[test]
fn every_rule_of_a_style_sheet_ends_before_the_next_part_begins() {
    let sheets = fs::read_dir(root().join("web/style")).unwrap();
    let mut read = 0;
    for sheet in sheets {
        let path = sheet.unwrap().path();
        let css = fs::read_to_string(&path).unwrap();
        let mut depth = 0;
        for (number, line) in (1..).zip(css.lines()) {
            if line.starts_with("/*") {
                assert_eq!(depth, 0, "{}:{number}", path.display());
            }
            depth += line.matches('{').count();
            depth -= line.matches('}').count();
        }
        assert_eq!(depth, 0, "{}", path.display());
        read += 1;
    }
    assert!(read > 5, "{read}");
}

#[test]
fn arrows_between_members_point_one_way() {
    let dependencies = dependencies();
    let members: BTreeSet<&str> = dependencies.keys().map(String::as_str).collect();
    let listed: BTreeSet<&str> = ARROWS.iter().map(|(member, _)| *member).collect();
    assert_eq!(
        members, listed,
        "a member is missing from ARROWS, or the other way round"
    );

    for (member, allowed) in ARROWS {
        let wrong: Vec<_> = dependencies[*member]
            .iter()
            .filter(|name| members.contains(name.as_str()) && !allowed.contains(&name.as_str()))
            .collect();
        assert!(wrong.is_empty(), "{member} must not depend on {wrong:?}");
    }
}

#[test]
fn only_the_page_depends_on_the_browser() {
    for (member, dependencies) in dependencies() {
        if member == "padlock-web" {
            continue;
        }
        let wrong: Vec<_> = dependencies
            .iter()
            .filter(|name| BROWSER.contains(&name.as_str()))
            .collect();
        assert!(wrong.is_empty(), "{member} must not depend on {wrong:?}");
    }
}

#[test]
fn no_randomness_of_the_operating_system_is_linked_into_the_engine() {
    for member in PURE {
        let tree = cargo(&[
            "tree",
            "--package",
            member,
            "--edges",
            "normal",
            "--target",
            "all",
            "--prefix",
            "none",
        ]);
        let wrong: Vec<_> = tree
            .lines()
            .filter_map(|line| line.split(' ').next())
            .filter(|name| *name == "getrandom" || BROWSER.contains(name))
            .collect();
        assert!(wrong.is_empty(), "{member} links {wrong:?}");
    }
}

#[test]
fn the_engine_has_no_clock_thread_file_network_or_hash_map() {
    // Of `std::time`, a `Duration` is only a number; the clocks are among the words.
    const MODULES: &[&str] = &["env", "fs", "net", "os", "process", "thread"];
    const WORDS: &[&str] = &[
        "HashMap",
        "HashSet",
        "RandomState",
        "SystemTime",
        "UNIX_EPOCH",
        "Instant",
        "OsRng",
        "getrandom",
    ];
    for member in PURE {
        let sources = sources(&root().join("crates").join(member).join("src"));
        assert!(!sources.is_empty(), "{member} has no sources");
        for (path, source) in sources {
            let words: BTreeSet<&str> = source
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .collect();
            for word in WORDS {
                assert!(!words.contains(word), "{} uses {word}", path.display());
            }
            for module in std_modules(&source) {
                assert!(
                    !MODULES.contains(&module.as_str()),
                    "{} uses std::{module}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_module_of_std_is_found_alone_and_in_a_group() {
    let source =
        "use std::net::TcpStream; use std::{fmt, fs::{self, File}, rc::Rc}; std::time::now()";
    let found = std_modules(source);
    assert_eq!(
        found,
        ["net", "time", "fmt", "fs", "rc"].map(str::to_owned).into()
    );
}

#[test]
fn every_member_forbids_unsafe_code() {
    let workspace = manifest(&root());
    assert_eq!(
        workspace["workspace"]["lints"]["rust"]["unsafe_code"].as_str(),
        Some("forbid")
    );
    for folder in members() {
        let inherits = manifest(&folder)
            .get("lints")
            .and_then(|lints| lints.get("workspace"))
            .and_then(toml::Value::as_bool);
        assert_eq!(
            inherits,
            Some(true),
            "{} must inherit the lints",
            folder.display()
        );
    }
}

/// Each member's direct dependencies of every kind: normal, build and dev. What tests share is nobody's business.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    metadata()["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().unwrap().iter();
            let shared_tests = |dependency: &&Value| {
                dependency["kind"] == "dev" && dependency["name"] == "padlock-tests"
            };
            let names = dependencies
                .filter(|dependency| !shared_tests(dependency))
                .map(name);
            (name(package), names.collect())
        })
        .collect()
}

fn members() -> Vec<PathBuf> {
    metadata()["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            Path::new(package["manifest_path"].as_str().unwrap())
                .parent()
                .unwrap()
                .to_owned()
        })
        .collect()
}

fn metadata() -> Value {
    let text = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    serde_json::from_str(&text).unwrap()
}

fn manifest(folder: &Path) -> toml::Value {
    toml::from_str(&fs::read_to_string(folder.join("Cargo.toml")).unwrap()).unwrap()
}

/// The sources under `folder`, tests and comments left out.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name == "tests" || name == "tests.rs" {
            continue;
        }
        if path.is_dir() {
            found.extend(sources(&path));
        } else if name.ends_with(".rs") {
            let source = fs::read_to_string(&path).unwrap();
            let code = source
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default());
            found.push((path, code.collect::<Vec<_>>().join("\n")));
        }
    }
    found
}

/// The first word behind every `std::`, whether alone or in a group.
fn std_modules(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in source.match_indices("std::") {
        let rest = &source[at + "std::".len()..];
        match rest.strip_prefix('{') {
            None => found.extend(first_word(rest)),
            Some(group) => found.extend(heads(group)),
        }
    }
    found
}

/// The first word of each item of a group, up to the brace that closes it.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut items = vec![String::new()];
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    items
        .iter()
        .filter_map(|item| first_word(item.trim_start_matches([',', ' ', '\n'])))
        .collect()
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

#[test]
fn no_file_of_the_page_is_longer_than_one_reads_at_a_sitting() {
    const MOST: usize = 250;
    let sources = sources(&root().join("web/src"));
    assert!(!sources.is_empty(), "the page has no sources");
    let lengths = sources
        .iter()
        .map(|(path, source)| (path, source.lines().count()));
    let long: Vec<_> = lengths.filter(|(_, lines)| *lines > MOST).collect();
    assert!(long.is_empty(), "more than {MOST} lines: {long:?}");
}
