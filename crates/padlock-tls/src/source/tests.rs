use super::*;

/// The RFCs that are cited, each with how many sections it has before its appendices.
const RFCS: &[(u16, u32)] = &[
    (2246, 9),
    (2631, 5),
    (3686, 9),
    (5077, 8),
    (5246, 12),
    (5280, 11),
    (6066, 14),
    (6347, 7),
    (7366, 6),
    (7457, 6),
    (7627, 9),
    (8017, 11),
    (8422, 11),
    (8446, 12),
    (8773, 11),
];

/// Digits between dots, behind a section of that RFC; or behind the letter of an appendix.
fn is_section(source: Source) -> bool {
    let sections = RFCS.iter().find(|(rfc, _)| *rfc == source.rfc);
    let mut parts = source.section.split('.');
    let first = parts.next().unwrap();
    let begins = match first.parse::<u32>() {
        Ok(number) => sections.is_some_and(|(_, last)| (1..=*last).contains(&number)),
        Err(_) => ["A", "B", "C", "D", "E"].contains(&first),
    };
    begins && parts.all(|part| part.parse::<u32>().is_ok())
}

#[test]
fn every_message_and_every_operation_has_a_source() {
    let messages = MessageName::ALL
        .iter()
        .map(|name| (name.id(), name.sources()));
    let ops = Op::ALL.iter().map(|op| (op.id(), op.sources()));
    for (id, sources) in messages.chain(ops) {
        assert!(!sources.is_empty(), "{id}");
        for source in sources {
            assert!(is_section(*source), "{id}: {source:?}");
        }
    }
}

#[test]
fn what_tls13_brought_is_defined_in_no_older_rfc() {
    let brought = [
        MessageName::HelloRetryRequest,
        MessageName::EndOfEarlyData,
        MessageName::EncryptedExtensions,
        MessageName::KeyUpdate,
    ];
    for name in brought {
        assert!(
            name.sources().iter().all(|source| source.rfc == 8446),
            "{name:?}"
        );
    }
}
