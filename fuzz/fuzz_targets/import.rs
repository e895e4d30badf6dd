//! Recordings: no records and no key log make the reader panic, every byte of a record is in one field, and what was said is
//! in what was opened.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use padlock_fuzz::Bytes;
use padlock_sim::{
    World,
    compare::finish,
    export::keylog,
    import::{Imported, KeyLog, Session, capture::records},
    scenario::{Version, named},
};
use padlock_tls::party::{Party, Size};

fuzz_target!(
    // Their keys take some seconds to make.
    init: {
        STORIES.with(|stories| assert!(!stories.is_empty()));
    },
    |bytes: &[u8]| {
        STORIES.with(|stories| {
            let _ = run(stories, &mut Unstructured::new(bytes));
        });
    }
);

thread_local! {
    /// Whole stories, for records and secrets that fit; a world stays in its thread.
    static STORIES: Vec<World> = stories();
}

fn stories() -> Vec<World> {
    let story = named("tls12-rsa").expect("it is built in");
    let stories = [
        (Version::Tls10, Size::Toy),
        (Version::Tls12, Size::Full),
        (Version::Tls13, Size::Toy),
        (Version::Tls13, Size::Full),
    ];
    let finished = stories.map(|(version, size)| {
        let story = story.clone().with_version(version).with_size(size);
        finish(story, 100).expect("it begins")
    });
    finished.into()
}

fn run(stories: &[World], u: &mut Unstructured<'_>) -> Result<()> {
    let story = u.choose(stories)?;
    let mut key_log = KeyLog::default();
    let _ = key_log.add(keylog(story).as_bytes());
    let _ = key_log.add(&Bytes::<200>::arbitrary(u)?.0);
    let mut session = Session::new(&key_log);
    let mut messages = story.messages().iter();
    // Records of the story, changed or not, left out or come again, with others between them.
    while !u.is_empty() {
        let (from, mut bytes) = match (u.int_in_range(0..=7)?, messages.next()) {
            (0, _) => (*u.choose(Party::ALL)?, Bytes::<300>::arbitrary(u)?.0),
            (1, _) | (_, None) => {
                let at = u.choose_index(story.messages().len())?;
                let Some(again) = story.messages().get(at) else {
                    continue;
                };
                (again.from, again.bytes.clone())
            }
            (2, Some(_)) => continue,
            (_, Some(message)) => (message.from, message.bytes.clone()),
        };
        if u.ratio(1, 4)? && !bytes.is_empty() {
            let at = u.choose_index(bytes.len())?;
            bytes[at] ^= u8::arbitrary(u)?;
        }
        for piece in records(&bytes) {
            check(&Imported::read(&mut session, from, &piece));
        }
    }
    Ok(())
}

fn check(message: &Imported) {
    let view = &message.view;
    let mut end = 0;
    for leaf in view.outer.leaves() {
        assert_eq!(leaf.bytes.start, end, "a gap between fields");
        end = leaf.bytes.end;
    }
    assert_eq!(end, view.bytes.len(), "bytes in no field");
    if let Some(opened) = &view.opened {
        let mut end = 0;
        for leaf in opened.dissection.leaves() {
            assert_eq!(leaf.bytes.start, end, "a gap between opened fields");
            end = leaf.bytes.end;
        }
        assert_eq!(end, opened.bytes.len(), "opened bytes in no field");
    }
    assert!(
        message.closed.is_none() || view.opened.is_none(),
        "open and closed"
    );
    if let Some(said) = message.said() {
        let inside = view
            .opened
            .as_ref()
            .map_or(&view.bytes, |opened| &opened.bytes);
        assert!(
            said.is_empty() || inside.windows(said.len()).any(|window| window == said),
            "said and not there"
        );
    }
}
