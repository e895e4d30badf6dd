//! Links: no fragment makes the reader or a replay panic, nor any content in one; what was read is written and read again
//! without a change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use padlock_fuzz::link;
use padlock_sim::{Link, link::MAX_FRAGMENT};

fuzz_target!(|bytes: &[u8]| {
    // Either the fragment itself or what it unpacks to.
    let (raw, bytes) = match bytes.split_first() {
        Some((first, rest)) => (first & 1 == 0, rest),
        None => return,
    };
    let fragment = match raw {
        true => String::from_utf8_lossy(bytes).into_owned(),
        false => link::fragment(bytes),
    };
    let Ok(link) = Link::read(&fragment) else {
        return;
    };
    // Someone who packs better than we do may come closer to the limit.
    let Ok(written) = link.write() else {
        return;
    };
    assert!(written.len() <= MAX_FRAGMENT, "longer than it may be");
    assert_eq!(Link::read(&written).as_ref(), Ok(&link));
    // Many commands only take long.
    if link.commands.len() <= 32 {
        let _ = link.replay();
    }
});
