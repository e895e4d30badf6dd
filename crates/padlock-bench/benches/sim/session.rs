//! A session of so many messages, and the table of its times.

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use padlock_sim::{
    Command, Timeline, World, export,
    scenario::{self, Act, Line},
    step,
};
use padlock_tls::{
    ledger::{Slot, ValueKind},
    party::{Party, Whose},
};

use crate::words::Plain;

/// A kind of value, and whose it is.
type Secret = (ValueKind, Whose);

/// How many messages of application data.
const LENGTHS: [usize; 3] = [100, 1_000, 10_000];
/// Stories: one of TLS 1.2 and one of TLS 1.3, both of full size.
const STORIES: [&str; 2] = ["tls12-ecdhe", "tls13"];
/// How often one goes to and fro in [`ROWS`]'s second row.
const SEEKS: usize = 100;
/// What all of a session follows from, in either version.
const SECRETS: [Secret; 2] = [
    (ValueKind::MasterSecret, Whose::Both),
    (ValueKind::HandshakeSecret, Whose::Both),
];
/// What opens the records of one end, with no word of the handshake in front of them.
const KEYS: [Secret; 2] = [
    (ValueKind::ServerWriteKey, Whose::Server),
    (ValueKind::ApplicationTrafficSecret, Whose::Server),
];
/// How long one thing is measured.
const ENOUGH: Duration = Duration::from_millis(500);
/// What is measured.
const ROWS: [&str; 12] = [
    "steps, all",
    "steps in a timeline, all",
    "100 seeks of up to 64 steps",
    "back to the beginning and to the end",
    "knowledge",
    "knowledge, the session's secret leaked",
    "knowledge, one end's key leaked",
    "verdict",
    "JSON",
    "pcapng",
    "Mermaid",
    "SVG",
];

/// Measures both stories at every length.
pub fn run() {
    for story in STORIES {
        let columns = LENGTHS.map(|length| {
            let times = measure(story, length);
            (times, resident())
        });
        println!("\n{story}: milliseconds at {LENGTHS:?} messages, and how each grew");
        for (row, name) in ROWS.iter().enumerate() {
            let times = columns
                .iter()
                .map(|(times, _)| times.get(row).copied().unwrap_or_default());
            let times: Vec<f64> = times.map(|time| time.as_secs_f64() * 1e3).collect();
            let growth = times.windows(2).map(|two| match two {
                [before, after] => format!("{:>6.1}x", after / before),
                _ => String::new(),
            });
            let growth: String = growth.collect();
            let times: String = times.iter().map(|time| format!("{time:>12.2}")).collect();
            println!("{name:<38}{times}{growth}");
        }
        let per_second = columns.iter().zip(LENGTHS).map(|((times, _), length)| {
            let all = times.first().copied().unwrap_or_default();
            format!("{:>12.0}", length as f64 / all.as_secs_f64())
        });
        println!(
            "{:<38}{}",
            "steps per second",
            per_second.collect::<String>()
        );
        let memory = columns.iter().map(|(_, memory)| format!("{memory:>12}"));
        println!(
            "{:<38}{}",
            "resident memory at its height, MiB",
            memory.collect::<String>()
        );
    }
}

/// The times of all rows.
fn measure(story: &str, length: usize) -> Vec<Duration> {
    let mut scenario = scenario::named(story).expect("the story is in the catalogue");
    let by = |index: usize| match index % 2 {
        0 => Party::Client,
        _ => Party::Server,
    };
    let lines = (0..length).map(|index| Line {
        by: by(index),
        act: Act::Say(format!("word {index}")),
    });
    scenario.script = lines.collect();
    let first = World::new(scenario).expect("the story begins");
    let (stepping, end) = timed(|| {
        let mut world = first.clone();
        while let Ok((next, _)) = step(&world, &Command::Step) {
            world = next;
        }
        world
    });
    let (walking, mut timeline) = timed(|| {
        let mut timeline = Timeline::new(first.clone());
        timeline.seek(usize::MAX);
        timeline
    });
    let last = timeline.position();
    assert!(last >= length, "the session is {last} steps long");
    let (seeking, ()) = timed(|| {
        for nth in 0..SEEKS {
            timeline.seek(last - (nth * 37) % 64);
        }
    });
    let (returning, ()) = quickest(|| {
        timeline.seek(0);
        timeline.seek(usize::MAX);
    });
    let (knowing, knowledge) = quickest(|| end.knowledge());
    let [robbed, overheard] = [SECRETS, KEYS].map(|secrets| {
        let leaks = secrets.map(|(kind, of)| Command::Leak(Slot::new(kind, of)));
        let mut leaked = leaks.iter().filter_map(|leak| step(&end, leak).ok());
        leaked.next().expect("an end holds one of them").0
    });
    let (reading, _) = quickest(|| robbed.knowledge());
    let (trying, _) = quickest(|| overheard.knowledge());
    let (judging, _) = quickest(|| end.verdict(&knowledge));
    let (json, _) = quickest(|| export::trace(&end));
    let (pcapng, _) = quickest(|| export::pcapng(&end).expect("it is written"));
    let (mermaid, _) = quickest(|| export::mermaid(&end, &Plain));
    let (svg, _) = quickest(|| export::svg(&end, &Plain));
    vec![
        stepping, walking, seeking, returning, knowing, reading, trying, judging, json, pcapng,
        mermaid, svg,
    ]
}

/// The quickest of some runs: what else the machine does, and memory that is touched for the first time, is not measured.
fn quickest<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let start = Instant::now();
    let (mut best, mut done) = timed(&mut work);
    while start.elapsed() < ENOUGH {
        let (time, again) = timed(&mut work);
        best = best.min(time);
        done = again;
    }
    (best, done)
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = black_box(work());
    (start.elapsed(), done)
}

/// The most memory that this process has held so far, in MiB; nothing where Linux does not say.
fn resident() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.map_or_else(String::new, |kib| (kib / 1024).to_string())
}
