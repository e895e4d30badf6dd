//! A session of so many messages, and the table of its times.

use std::{
    cell::OnceCell,
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use padlock_sim::{
    Command, Knowledge, Timeline, World, export,
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
pub const ROWS: [&str; 12] = [
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
    let mut session = Session::of(story, length);
    let rows = ROWS.iter().enumerate();
    rows.map(|(at, row)| {
        session.prepare(row);
        match at {
            // What takes long enough by itself.
            0..3 => timed(|| session.row(row)).0,
            _ => quickest(|| session.row(row)),
        }
    })
    .collect()
}

/// Does the work of one row once, and nothing else of what is measured.
pub fn once(story: &str, length: usize, row: &str) {
    assert!(ROWS.contains(&row), "no such row: {row}");
    let mut session = Session::of(story, length);
    session.prepare(row);
    session.row(row);
}

/// A session that has been played to its end, and what the rows need of it, each made when it is first asked for.
struct Session {
    first: World,
    end: World,
    timeline: OnceCell<Timeline>,
    knowledge: OnceCell<Knowledge>,
    /// With what all follows from leaked.
    robbed: OnceCell<World>,
    /// With the key of one end leaked.
    overheard: OnceCell<World>,
}

impl Session {
    fn of(story: &str, length: usize) -> Self {
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
        let end = played(&first);
        let sent = end.messages().len();
        assert!(sent >= length, "the session has {sent} messages");
        Self {
            end,
            first,
            timeline: OnceCell::new(),
            knowledge: OnceCell::new(),
            robbed: OnceCell::new(),
            overheard: OnceCell::new(),
        }
    }

    /// The timeline at its end.
    fn timeline(&mut self) -> &mut Timeline {
        self.timeline.get_or_init(|| walked(&self.first));
        self.timeline.get_mut().expect("it was just made")
    }

    fn robbed(&self) -> &World {
        self.robbed.get_or_init(|| leaked(&self.end, SECRETS))
    }

    fn overheard(&self) -> &World {
        self.overheard.get_or_init(|| leaked(&self.end, KEYS))
    }

    /// What is to be there before a row is worked on.
    fn prepare(&mut self, row: &str) {
        match row {
            "100 seeks of up to 64 steps" | "back to the beginning and to the end" => {
                self.timeline();
            }
            "knowledge, the session's secret leaked" => {
                self.robbed();
            }
            "knowledge, one end's key leaked" => {
                self.overheard();
            }
            "verdict" => {
                self.knowledge.get_or_init(|| self.end.knowledge());
            }
            _ => {}
        }
    }

    /// The work of one row alone. Whoever counts instructions counts those in here.
    #[inline(never)]
    fn row(&mut self, row: &str) {
        let end = &self.end;
        match row {
            "steps, all" => drop(black_box(played(&self.first))),
            "steps in a timeline, all" => drop(black_box(walked(&self.first))),
            "100 seeks of up to 64 steps" => {
                let timeline = self.timeline();
                let last = timeline.len();
                for nth in 0..SEEKS {
                    timeline.seek(last - (nth * 37) % 64);
                }
            }
            "back to the beginning and to the end" => {
                let timeline = self.timeline();
                timeline.seek(0);
                timeline.seek(usize::MAX);
            }
            "knowledge" => drop(black_box(end.knowledge())),
            "knowledge, the session's secret leaked" => {
                drop(black_box(self.robbed().knowledge()));
            }
            "knowledge, one end's key leaked" => {
                drop(black_box(self.overheard().knowledge()));
            }
            "verdict" => {
                let knowledge = self.knowledge.get().expect("it is prepared");
                drop(black_box(end.verdict(knowledge)));
            }
            "JSON" => drop(black_box(export::trace(end))),
            "pcapng" => drop(black_box(export::pcapng(end).expect("it is written"))),
            "Mermaid" => drop(black_box(export::mermaid(end, &Plain))),
            "SVG" => drop(black_box(export::svg(end, &Plain))),
            // The rows are those of the table.
            _ => {}
        }
    }
}

/// The world in which an end has lost the first of these secrets that it holds.
fn leaked(end: &World, secrets: [Secret; 2]) -> World {
    let leaks = secrets.map(|(kind, of)| Command::Leak(Slot::new(kind, of)));
    let mut leaked = leaks.iter().filter_map(|leak| step(end, leak).ok());
    leaked.next().expect("an end holds one of them").0
}

/// The world at the end of all steps.
fn played(first: &World) -> World {
    let mut world = first.clone();
    while let Ok((next, _)) = step(&world, &Command::Step) {
        world = next;
    }
    world
}

/// A timeline at its end.
fn walked(first: &World) -> Timeline {
    let mut timeline = Timeline::new(first.clone());
    timeline.seek(usize::MAX);
    timeline
}

/// The quickest of some runs: what else the machine does, and memory that is touched for the first time, is not measured.
fn quickest(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    let (mut best, ()) = timed(&mut work);
    while start.elapsed() < ENOUGH {
        best = best.min(timed(&mut work).0);
    }
    best
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
