use std::collections::BTreeSet;

use padlock_tls::{handshake::CipherSuite, ledger::ValueKind, party::Whose};

use super::{program::Program, *};

#[test]
fn what_no_argument_could_hold_has_no_command_line() {
    for (length, has_command) in [(1000, true), (65_400, true), (65_600, false)] {
        let mut ledger = Ledger::default();
        ledger.agree_on_tls13(CipherSuite::TLS_AES_128_GCM_SHA256);
        let messages = Slot::new(ValueKind::HandshakeMessages, Whose::Both);
        let messages = ledger.add(messages.holding(vec![1; length]), Op::JoinMessages, vec![]);
        let hash = Slot::new(ValueKind::HandshakeHash, Whose::Both);
        let hash = ledger.derive(hash, Op::Hash, &[messages]).unwrap();
        assert_eq!(command(&ledger, messages), None);
        assert_eq!(command(&ledger, hash).is_some(), has_command, "{length}");
    }
}

#[test]
fn a_program_brings_what_it_uses_and_nothing_else() {
    let program = Program::default().bytes("x", &[1]).print("xor(x, x)");
    let lines: Vec<&str> = program.lines().collect();
    assert_eq!(
        lines,
        [
            "python3 -c '",
            "def xor(a, b):",
            "    return bytes(x ^ y for x, y in zip(a, b))",
            "",
            "x = bytes.fromhex(\"01\")",
            "print((xor(x, x)).hex())'",
        ]
    );
    let program = Program::default().bytes("x", &[1]).print("toy_hash(x)");
    for name in ["s_aes(", "s_aes_keys(", "substitute(", "octets("] {
        assert!(program.contains(&format!("def {name}")), "{name}");
    }
    assert!(!program.contains("s_aes_inverse") && !program.contains("import"));
}

/// It stands in single quotes, and a name that is defined twice would be brought twice.
#[test]
fn no_definition_has_a_single_quote_or_the_name_of_another() {
    let mut names = BTreeSet::new();
    for file in program::LIBRARY {
        assert!(!file.contains('\''));
        for definition in file.trim_end().split("\n\n") {
            let name = program::defined(definition).unwrap();
            assert!(names.insert(name), "{name}");
        }
    }
}

#[test]
fn a_number_is_written_without_zeros_in_front() {
    for (bytes, written) in [(&[0, 0][..], "0x0"), (&[0, 16], "0x10"), (&[], "0x0")] {
        let program = Program::default().number("n", bytes).print("b\"\"");
        assert!(program.contains(&format!("n = {written}\n")), "{program}");
    }
}
