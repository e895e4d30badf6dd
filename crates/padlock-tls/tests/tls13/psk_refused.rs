//! Pre-shared keys that are refused: hellos that were changed on the way.

use padlock_tls::{
    alert::AlertDescription,
    codec::Codec,
    endpoint::Input,
    error::Check,
    extension::{Extension, ExtensionType, tls13::Tls13Extension},
    handshake::{CipherSuite, Handshake, ServerHello},
    party::Size,
    record::Record,
};

use super::{
    Pair, configs,
    psk::{acquainted, assert_failed, resuming},
};

/// A hello with a key in it, changed on the way, and the check that fails.
#[track_caller]
fn assert_refuses(change: impl Fn(&mut Vec<Extension>), check: Check, alert: AlertDescription) {
    let mut pair = Pair::new(acquainted(resuming(Size::Full)));
    pair.tell(true, Input::Start);
    let bytes = pair.tell(false, Input::Start);
    let mut record = Record::from_bytes(&bytes).expect("a record");
    let Ok(Handshake::ClientHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("a ClientHello");
    };
    change(hello.extensions.as_mut().expect("extensions"));
    record.fragment = Handshake::ClientHello(hello).to_bytes();
    let alerted = pair.tell(true, Input::Receive(record.to_bytes()));
    pair.tell(false, Input::Receive(alerted));
    assert_failed(&pair, check, alert);
}

#[test]
fn a_binder_covers_the_whole_hello() {
    let change = |extensions: &mut Vec<Extension>| {
        for extension in extensions {
            if let Extension::SupportedGroups(groups) = extension {
                groups.reverse();
            }
        }
    };
    assert_refuses(change, Check::PskBinder, AlertDescription::DecryptError);
}

#[test]
fn a_binder_that_was_changed_is_refused() {
    let change = |extensions: &mut Vec<Extension>| match extensions.last_mut() {
        Some(Extension::Tls13(Tls13Extension::PreSharedKey(offered))) => {
            offered.binders[0][0] ^= 1;
        }
        _ => panic!("keys are last"),
    };
    assert_refuses(change, Check::PskBinder, AlertDescription::DecryptError);
}

#[test]
fn what_stands_behind_the_keys_is_refused() {
    let change = |extensions: &mut Vec<Extension>| extensions.rotate_right(1);
    let alert = AlertDescription::IllegalParameter;
    assert_refuses(change, Check::OfferedPsks, alert);
}

#[test]
fn another_number_of_binders_than_keys_is_refused() {
    let change = |extensions: &mut Vec<Extension>| match extensions.last_mut() {
        Some(Extension::Tls13(Tls13Extension::PreSharedKey(offered))) => {
            offered.binders.push(vec![0; 32]);
        }
        _ => panic!("keys are last"),
    };
    let alert = AlertDescription::IllegalParameter;
    assert_refuses(change, Check::OfferedPsks, alert);
}

#[test]
fn keys_without_modes_are_refused() {
    let change = |extensions: &mut Vec<Extension>| {
        extensions.retain(|e| e.extension_type() != ExtensionType::PSK_KEY_EXCHANGE_MODES);
    };
    let alert = AlertDescription::MissingExtension;
    assert_refuses(change, Check::MissingExtension, alert);
}

/// What the client finds wrong with a ServerHello that was changed on the way.
#[track_caller]
fn found_wrong(change: impl Fn(&mut ServerHello)) -> Option<(Check, AlertDescription)> {
    let mut pair = Pair::new(acquainted(resuming(Size::Full)));
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let flight = pair.tell(true, Input::Receive(hello));
    let mut record = Record::from_bytes(&flight[..first_record(&flight)]).expect("a record");
    let Ok(Handshake::ServerHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("a ServerHello");
    };
    change(&mut hello);
    record.fragment = Handshake::ServerHello(hello).to_bytes();
    let bytes = [&record.to_bytes(), &flight[first_record(&flight)..]].concat();
    pair.tell(false, Input::Receive(bytes));
    pair.client.error().map(|error| (error.check, error.alert))
}

/// Its length, header included.
fn first_record(flight: &[u8]) -> usize {
    5 + usize::from(u16::from_be_bytes([flight[3], flight[4]]))
}

fn remove(hello: &mut ServerHello, kind: ExtensionType) {
    let extensions = hello.extensions.as_mut().expect("extensions");
    extensions.retain(|extension| extension.extension_type() != kind);
}

#[test]
fn a_server_hello_that_takes_what_was_not_offered_is_refused() {
    let another = |hello: &mut ServerHello| {
        remove(hello, ExtensionType::PRE_SHARED_KEY);
        let second = Extension::Tls13(Tls13Extension::SelectedIdentity(1));
        hello.extensions.as_mut().expect("extensions").push(second);
    };
    let other_hash = |hello: &mut ServerHello| {
        hello.cipher_suite = CipherSuite::TLS_AES_256_GCM_SHA384;
    };
    let illegal = Some((Check::OfferedPsks, AlertDescription::IllegalParameter));
    assert_eq!(found_wrong(another), illegal);
    assert_eq!(found_wrong(other_hash), illegal);
    // Without a key exchange: only psk_dhe_ke was offered.
    let no_share = |hello: &mut ServerHello| remove(hello, ExtensionType::KEY_SHARE);
    let missing = Some((Check::MissingExtension, AlertDescription::MissingExtension));
    assert_eq!(found_wrong(no_share), missing);
    // Without the key its secrets are others.
    let no_key = |hello: &mut ServerHello| remove(hello, ExtensionType::PRE_SHARED_KEY);
    let other = Some((Check::RecordMac, AlertDescription::BadRecordMac));
    assert_eq!(found_wrong(no_key), other);
}

#[test]
fn a_key_that_nobody_offered_is_not_taken() {
    let (client, server) = configs(Size::Full);
    let mut pair = Pair::new((client, server));
    pair.tell(true, Input::Start);
    let hello = pair.tell(false, Input::Start);
    let flight = pair.tell(true, Input::Receive(hello));
    let mut record = Record::from_bytes(&flight[..first_record(&flight)]).expect("a record");
    let Ok(Handshake::ServerHello(mut hello)) = Handshake::from_bytes(&record.fragment) else {
        panic!("a ServerHello");
    };
    let first = Extension::Tls13(Tls13Extension::SelectedIdentity(0));
    hello.extensions.as_mut().expect("extensions").push(first);
    record.fragment = Handshake::ServerHello(hello).to_bytes();
    pair.tell(false, Input::Receive(record.to_bytes()));
    let refused = pair.client.error().map(|error| error.check);
    assert_eq!(refused, Some(Check::ExtensionOffered));
}
