//! Two stories side by side.

use super::{held, json, refused};

#[test]
fn tls12_with_rsa_against_ecdhe_reads_as_it_was_reviewed() {
    let ecdhe = "tls12-rsa:key_exchange=ecdhe";
    let printed = held(&["compare", "tls12-rsa", ecdhe, "--size", "full"]);
    insta::assert_snapshot!("compare-rsa-ecdhe", printed);
}

#[test]
fn tls12_with_ecdhe_against_tls13_reads_as_it_was_reviewed() {
    let ecdhe = "tls12-rsa:key_exchange=ecdhe";
    let printed = held(&["compare", ecdhe, "tls13", "--size", "full"]);
    insta::assert_snapshot!("compare-ecdhe-tls13", printed);
}

#[test]
fn json_has_both_sides_and_all_that_differs() {
    let compared = json(&["compare", "tls12-rsa", "tls13", "--size", "full", "--json"]);
    let (a, b) = (&compared["a"], &compared["b"]);
    assert_eq!(
        (&a["round_trips"], &b["round_trips"]),
        (&2.0.into(), &1.0.into())
    );
    assert_eq!(a["verdict"]["forward_secrecy"]["state"], "broken");
    assert_eq!(
        b["verdict"]["forward_secrecy"]["reason"],
        "long_term_key_useless"
    );
    let run = json(&["run", "tls12-rsa", "--size", "full", "--json"]);
    let sent: usize = run["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["bytes"].as_str().unwrap().len() / 2)
        .sum();
    let bytes = ["client", "server"].map(|end| a["bytes"][end].as_u64().unwrap());
    assert_eq!(bytes.iter().sum::<u64>(), sent as u64);
    let difference = &compared["difference"];
    assert_eq!(difference["message"]["index"], 1);
    let fields = difference["message"]["fields"].as_array().unwrap();
    let field = |path: &str| fields.iter().find(|field| field["path"] == path);
    let hello = "record.fragment.handshake.client_hello";
    let suite = field(&format!("{hello}.cipher_suites.cipher_suite")).unwrap();
    assert_eq!((&suite["a"], &suite["b"]), (&"002f".into(), &"1301".into()));
    // The name is the same in both, wherever its extension stands.
    assert!(
        fields
            .iter()
            .all(|field| !field["path"].as_str().unwrap().contains("host_name"))
    );
    let lamps: Vec<_> = difference["verdict"].as_array().unwrap().iter().collect();
    assert_eq!(lamps.len(), 1, "{lamps:?}");
    assert_eq!(lamps[0]["lamp"], "forward_secrecy");
}

#[test]
fn two_branches_are_compared_by_their_links() {
    let link = |steps| {
        let link = held(&["run", "tls12-rsa", "--steps", steps, "--print-link"]);
        format!("link:{}", link.trim_end())
    };
    let printed = held(&["compare", &link("3"), &link("3")]);
    assert!(printed.contains("All messages are the same."), "{printed}");
    let printed = held(&["compare", &link("5"), &link("4")]);
    let parting = "They part at message 5, ClientKeyExchange: it has arrived in only one of them.";
    assert!(printed.contains(parting), "{printed}");
    let printed = held(&[
        "compare",
        &link("5"),
        "tls13",
        "--size",
        "full",
        "--seed",
        "3",
    ]);
    assert!(
        printed.contains("A  tls12-rsa, full size, seed 3"),
        "{printed}"
    );
}

#[test]
fn an_attack_is_compared_with_its_defence() {
    let defended = "attack-tampering:defended=true";
    let compared = json(&["compare", "attack-tampering", defended, "--json"]);
    let lamps = compared["difference"]["verdict"].as_array().unwrap();
    let integrity = lamps
        .iter()
        .find(|lamp| lamp["lamp"] == "integrity")
        .unwrap();
    assert_eq!(integrity["a"]["state"], "broken");
    assert_eq!(integrity["b"]["state"], "held");
    let none = "tls12-rsa:defended=true";
    assert!(refused(&["compare", none, none]).contains("defence"));
}

#[test]
fn a_wrong_question_is_answered_with_what_is_wrong() {
    assert!(refused(&["compare", "tls12-rsa", "tls14"]).contains("Did you mean “tls13”?"));
    assert!(refused(&["compare", "tls12-rsa", "link:2.x"]).contains("does not begin with"));
    let excluding = "tls12-rsa:version=1.3,key_exchange=rsa";
    assert!(refused(&["compare", "tls12-rsa", excluding]).contains("cipher_suite"));
}
