use super::*;

#[test]
fn every_byte_is_an_alert_and_comes_back() {
    for code in 0..=u8::MAX {
        let alert = Alert {
            level: AlertLevel::from_code(code),
            description: AlertDescription::from_code(code),
        };
        assert_eq!(alert.to_bytes(), [code, code]);
        assert_eq!(Alert::from_bytes(&[code, code]), Ok(alert));
    }
}

#[test]
fn names_are_the_rfcs() {
    assert_eq!(AlertDescription::from_code(20).id(), "bad_record_mac");
    assert_eq!(AlertDescription::from_code(48).id(), "unknown_ca");
    assert_eq!(AlertDescription::from_code(255).id(), "unknown");
    assert_eq!(Alert::CLOSE_NOTIFY.to_bytes(), [1, 0]);
}
