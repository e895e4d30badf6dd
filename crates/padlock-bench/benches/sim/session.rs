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
use padlock_tls::party::Party;

use crate::words::Plain;

/// How many messages of application data.
const LENGTHS: [usize; 3] = [100, 1_000, 10_000];
/// Stories: one of TLS 1.2 and one of TLS 1.3, both of full size.
const STORIES: [&str; 2] = ["tls12-ecdhe", "tls13"];
/// How often one goes to and fro in [`ROWS`]'s second row.
const SEEKS: usize = 100;
/// What is measured.
const ROWS: [&str; 10] = [
    "steps, all",
    "steps in a timeline, all",
    "100 seeks of up to 64 steps",
    "back to the beginning and to the end",
    "knowledge",
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
    let (returning, ()) = timed(|| {
        timeline.seek(0);
        timeline.seek(usize::MAX);
    });
    let (knowing, knowledge) = timed(|| end.knowledge());
    let (judging, _) = timed(|| end.verdict(&knowledge));
    let (json, _) = timed(|| export::trace(&end));
    let (pcapng, _) = timed(|| export::pcapng(&end).expect("it is written"));
    let (mermaid, _) = timed(|| export::mermaid(&end, &Plain));
    let (svg, _) = timed(|| export::svg(&end, &Plain));
    vec![
        stepping, walking, seeking, returning, knowing, judging, json, pcapng, mermaid, svg,
    ]
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
