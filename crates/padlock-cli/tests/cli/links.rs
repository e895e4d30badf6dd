//! Links on the command line, and stories told otherwise.

use super::{MINE, file, held, json, refused};

fn link(args: &[&str]) -> String {
    let printed = held(&[&["run", "--print-link"], args].concat());
    assert_eq!(printed.lines().count(), 1, "{printed}");
    printed.trim_end().to_owned()
}

#[test]
fn a_link_leads_to_where_it_was_made() {
    let mine = file("links", MINE);
    for story in [
        ["tls12-rsa", "--steps", "5"],
        ["tls12-rsa", "--size", "full"],
        ["tls13", "--seed", "7"],
        ["hybrid:seed=3", "--steps", "2"],
        [mine.as_str(), "--steps", "3"],
    ] {
        let link = link(&story);
        let run = held(&[&["run"], story.as_slice()].concat());
        assert_eq!(held(&["run", "--link", &link]), run, "{story:?}");
        assert_eq!(held(&["run", "--link", &format!("#{link}")]), run);
        assert_eq!(
            held(&["run", "--print-link", "--link", &link]).trim_end(),
            link
        );
    }
}

#[test]
fn a_link_that_is_refused_says_where() {
    let link = link(&["tls13"]);
    let complaint = |link: &str| refused(&["run", "--link", link]);
    let quarters = (link.len() - 2) / 4 - 1;
    let says = complaint(&link[..2 + 4 * quarters]);
    assert!(says.contains("breaks off or was changed"), "{says}");
    let says = complaint("1.ab!c");
    assert!(says.contains("character 4 of the link"), "{says}");
    let says = complaint("9.abc");
    assert!(says.contains("does not begin with “1.”"), "{says}");
}

#[test]
fn a_story_can_be_told_otherwise() {
    let run = json(&["run", "tls12-rsa:version=1.3,seed=7", "--json"]);
    assert_eq!(run["seed"], 7);
    let messages = run["steps"].as_array().unwrap();
    assert_eq!(messages[2]["message"], "EncryptedExtensions");
    let says = refused(&["run", "tls12-rsa:version=9.9"]);
    assert!(
        says.contains("tls12-rsa:version=9.9:1: not a scenario"),
        "{says}"
    );
    let says = refused(&["run", "tls12-rsa:=9"]);
    assert!(says.contains("KEY=VALUE"), "{says}");
    let says = refused(&["run", "tls12-rsb:version=1.3"]);
    assert!(says.contains("Did you mean “tls12-rsa”?"), "{says}");
}
