//! The capture of every story of the catalogue, in each size, read by Wireshark's own dissector with the secrets inside alone.
//!
//! Only what is malformed for us may be malformed for Wireshark. At full size it reads what the ends heard; the suites of toy
//! size it does not know.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command as Program,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use padlock_sim::{
    Command, Knowledge, Message, Role, Scenario, World, eavesdropper::Wire, export, scenario, step,
};
use padlock_tests::{has_judge, output, scratch, unhex};
use padlock_tls::{
    party::{Party, Size},
    record::Deframer,
};

/// The expert's severity of an error; less than that is a remark on what is unusual.
const ERROR: &str = "8388608";

/// What tshark is asked of each packet.
const FIELDS: [&str; 4] = [
    "tcp.payload",
    "_ws.malformed",
    "_ws.expert.severity",
    "data.data",
];

/// What tshark says of a packet.
struct Packet {
    payload: Vec<u8>,
    /// Whether something in it is malformed, or an error of the expert's.
    is_wrong: bool,
    /// The application data that it decrypted.
    data: Vec<u8>,
}

fn packets(capture: &Path) -> Vec<Packet> {
    let mut tshark = Program::new("tshark");
    // What was said is data, whatever it looks like.
    tshark.arg("-r").arg(capture);
    tshark.args(["-d", "tls.port==4433,data", "-T", "fields"]);
    tshark.args(FIELDS.iter().flat_map(|field| ["-e", field]));
    output(&mut tshark)
        .lines()
        .map(|line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next().unwrap();
            let (payload, malformed, severities, data) = (next(), next(), next(), next());
            Packet {
                payload: unhex(payload),
                is_wrong: !malformed.is_empty() || severities.split(',').any(|it| it == ERROR),
                data: unhex(data),
            }
        })
        .collect()
}

fn played(story: Scenario) -> World {
    let mut world = World::new(story).unwrap();
    while !world.finished() {
        world = step(&world, &Command::Step).unwrap().0;
    }
    world
}

/// Which messages we cannot read ourselves, or come in a direction that is out of step.
#[derive(Default)]
struct OwnReading(BTreeMap<(Wire, Party), Deframer>);

impl OwnReading {
    fn is_clean(&mut self, world: &World, message: &Message, knowledge: &Knowledge) -> bool {
        let seen_by = world.message_seen_by(message.id, Role::Eavesdropper, knowledge);
        let dissects = seen_by.is_some_and(|view| view.outer.value.is_ok());
        if message.name.is_hybrid() {
            return dissects;
        }
        let wire = world.eavesdropper().captures().get(message.id.index());
        let direction = (wire.unwrap().wire, message.from);
        let deframer = self.0.entry(direction).or_default();
        deframer.push(&message.bytes);
        while let Some(Ok(_)) = deframer.next() {}
        dissects && deframer.is_empty()
    }
}

/// Compares what tshark reads in the capture of a story with what happened in it; how many texts it has decrypted.
fn check(story: Scenario, folder: &Path) -> usize {
    let (cell, size) = (format!("{}-{}", story.id, story.size.id()), story.size);
    let world = played(story);
    let capture: PathBuf = folder.join(format!("{cell}.pcapng"));
    fs::write(&capture, export::pcapng(&world).unwrap()).unwrap();
    let packets = packets(&capture);
    let mut packets = packets.iter().filter(|packet| !packet.payload.is_empty());
    let knowledge = world.knowledge();
    let mut own = OwnReading::default();
    let said: BTreeSet<&[u8]> = Party::ALL.iter().flat_map(|by| world.said(*by)).collect();
    let mut decrypted = 0;
    for message in world.arrived() {
        let is_clean = own.is_clean(&world, message, &knowledge);
        let (mut payload, mut data) = (Vec::<u8>::new(), Vec::<u8>::new());
        while payload.len() < message.bytes.len() {
            let packet = packets
                .next()
                .unwrap_or_else(|| panic!("{cell}: too few packets"));
            payload.extend(&packet.payload);
            data.extend(&packet.data);
            assert!(
                !packet.is_wrong || !is_clean,
                "{cell}: something is wrong in {}, message {}",
                message.name.id(),
                message.id.0
            );
        }
        assert_eq!(payload, message.bytes, "{cell}: message {}", message.id.0);
        if size == Size::Toy || message.name.is_hybrid() {
            continue;
        }
        let mut heard = world.all_heard().iter();
        match heard.find(|heard| heard.message == message.id) {
            Some(heard) => assert_eq!(data, heard.data, "{cell}: message {}", message.id.0),
            // Someone between, or an end that refused it.
            None => assert!(
                data.is_empty() || message.is_altered() || said.contains(data.as_slice()),
                "{cell}: {data:?}, and nobody said that"
            ),
        }
        decrypted += usize::from(!data.is_empty());
    }
    assert!(packets.next().is_none(), "{cell}: too many packets");
    decrypted
}

#[test]
fn tshark_finds_every_story_well_formed_and_reads_what_was_heard_at_full_size() {
    if !has_judge("tshark", &["--version"]) {
        return;
    }
    let folder = scratch(env!("CARGO_TARGET_TMPDIR"), "captures-catalogue");
    let stories: Vec<Scenario> = scenario::catalogue()
        .unwrap()
        .into_iter()
        .flat_map(|story| {
            let sizes = story.sizes.clone().into_iter();
            sizes.map(move |size| story.clone().with_size(size))
        })
        .collect();
    let (next, decrypted) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(story) = stories.get(next.fetch_add(1, Ordering::Relaxed)) {
            decrypted.fetch_add(check(story.clone(), &folder), Ordering::Relaxed);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let decrypted = decrypted.into_inner();
    println!("{} captures, {decrypted} texts decrypted", stories.len());
    assert!(decrypted > stories.len() / 2, "{decrypted}");
}
