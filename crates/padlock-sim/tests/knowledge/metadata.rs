//! What anyone on the wire learns without any key.

use super::*;

#[test]
fn without_any_key_she_learns_names_sizes_and_who_comes_again() {
    let older = listened_to(scenario::named("tls12-ticket").unwrap());
    let seen = older.metadata();
    assert_eq!(seen.links.len(), 1, "the ticket ties both connections");
    assert_eq!(seen.contacts.len(), 2);
    let chosen = seen.contacts[1].chosen.map(|(version, _)| version);
    assert_eq!(chosen, Some(ProtocolVersion::TLS12));
    assert!(!seen.contacts[0].cipher_suites.is_empty());
    let leaf = seen.certificates[0].says.as_ref().unwrap();
    assert_eq!(leaf.dns_names, ["padlock.example"]);
    assert!(!leaf.issuer.is_empty() && leaf.subject != leaf.issuer);
    assert!(seen.names.iter().any(|(_, name)| name == "padlock.example"));
    let sizes: Vec<usize> = seen.records.iter().map(|record| record.length).collect();
    let sent: Vec<usize> = older
        .messages()
        .iter()
        .map(|message| message.bytes.len())
        .collect();
    assert_eq!(sizes, sent);
    // TLS 1.3 hides the certificate, and a ticket is seen but once.
    let newer = listened_to(scenario::named("tls13-resumption").unwrap());
    let seen = newer.metadata();
    assert!(seen.certificates.is_empty() && seen.links.is_empty());
    assert!(seen.names.iter().any(|(_, name)| name == "padlock.example"));
    assert_eq!(
        seen.contacts[0].chosen.map(|(version, _)| version),
        Some(ProtocolVersion::TLS13)
    );
}

#[test]
fn without_any_key_she_learns_when_each_message_passed() {
    let said_after = |id: &str| {
        let world = listened_to(scenario::named(id).unwrap());
        let records = world.metadata().records;
        let messages = world.messages().iter();
        let mut data = messages.zip(&records).filter(|(message, record)| {
            message.name == MessageName::ApplicationData && record.from == Party::Client
        });
        assert_eq!(records[0].trips, 0);
        data.next().map(|(_, record)| record.trips).unwrap()
    };
    // Two round trips, or one, and then the client may speak.
    assert_eq!(said_after("tls12-ecdhe"), 4);
    assert_eq!(said_after("tls13"), 2);
    // Each connection begins anew.
    let twice = listened_to(scenario::named("tls12-session-id").unwrap());
    let hellos = twice.messages().iter().zip(twice.metadata().records);
    let hellos = hellos.filter(|(message, _)| message.name == MessageName::ClientHello);
    let trips: Vec<usize> = hellos.map(|(_, record)| record.trips).collect();
    assert_eq!(trips, [0, 0]);
}
