//! PEM files, and subtrees of names.

use super::hierarchy::ec_key;
use super::*;
use crate::x509::subtree::{Constrained, Relation};

#[test]
fn a_file_is_read_or_says_why_not() {
    let der = toy_chain().remove(0);
    let pem = Pem::Certificate.write(&der).unwrap();
    let key = write_private_key(&ec_key(7)).unwrap();
    let both = format!("{key}\nSome words.\n{pem}");
    assert_eq!(read_certificates(both.as_bytes()), Ok(vec![der.clone()]));
    assert_eq!(read_certificates(&der), Ok(vec![der]));
    assert_eq!(read_private_key(both.as_bytes()), Ok(ec_key(7)));
    let nothing = Err(CertificateError::NothingFound);
    assert_eq!(read_certificates(key.as_bytes()), nothing);
    assert_eq!(read_certificates(b""), nothing);
    let broken = Err(CertificateError::MalformedPem);
    assert_eq!(read_certificates(&pem.as_bytes()[..pem.len() - 40]), broken);
    assert_eq!(read_certificates(pem.replace('M', "!").as_bytes()), broken);
    let encrypted = key.replace("PRIVATE", "ENCRYPTED PRIVATE");
    assert_eq!(
        read_private_key(encrypted.as_bytes()),
        Err(CertificateError::EncryptedKey)
    );
}

#[track_caller]
fn check_relation(name: Constrained<'_>, base: Constrained<'_>, expected: Relation) {
    assert_eq!(name.relation(&base), expected, "{name:?} to {base:?}");
}

#[test]
fn names_lie_to_subtrees_as_rfc_5280_says() {
    use Constrained::{Dns, Email, Ip, Other};
    use Relation::{Incomparable, Inside, OtherForm, Outside, Overlapping};
    check_relation(Dns("a.example.com"), Dns("example.com"), Inside);
    check_relation(Dns("Example.com"), Dns("example.COM"), Inside);
    check_relation(Dns("notexample.com"), Dns("example.com"), Outside);
    check_relation(Dns("example.com"), Dns("a.example.com"), Outside);
    check_relation(Dns("*.example.com"), Dns("example.com"), Inside);
    check_relation(Dns("*.example.com"), Dns("a.example.com"), Overlapping);
    check_relation(Dns("*.example.com"), Dns("a.b.example.com"), Outside);
    check_relation(Dns("anything.example"), Dns(""), Inside);
    check_relation(Dns("-.example"), Dns("example"), Incomparable);
    check_relation(Email("a@b.example"), Email("b.example"), Inside);
    check_relation(Email("a@b.example"), Email(".example"), Inside);
    check_relation(Email("a@example"), Email(".example"), Outside);
    check_relation(Email("a@b.example"), Email("A@b.example"), Outside);
    check_relation(Email("a"), Email("b.example"), Incomparable);
    let network = [192, 0, 2, 0, 255, 255, 255, 0];
    check_relation(Ip(&[192, 0, 2, 9]), Ip(&network), Inside);
    check_relation(Ip(&[192, 0, 3, 9]), Ip(&network), Outside);
    check_relation(Ip(&[0; 16]), Ip(&network), OtherForm);
    check_relation(Dns("a.example"), Ip(&network), OtherForm);
    check_relation(Other(6), Other(6), Incomparable);
}
