//! Handshakes and records per second, and how they compare.

use std::{
    fmt::Write,
    time::{Duration, Instant},
};

use criterion::{Criterion, Throughput};

/// What was measured, in order.
#[derive(Debug, Default)]
pub struct Rates(Vec<Rate>);

/// One implementation's handshakes with one suite, or its records.
#[derive(Debug)]
struct Rate {
    suite: &'static str,
    implementation: &'static str,
    played: u64,
    time: Duration,
}

impl Rate {
    fn per_second(&self) -> f64 {
        self.played as f64 / self.time.as_secs_f64()
    }
}

impl Rates {
    /// Plays handshakes under Criterion, each from a seed of its own, and keeps their time.
    pub fn measure<T>(
        &mut self,
        c: &mut Criterion,
        suite: &'static str,
        implementation: &'static str,
        handshake: impl Fn(u64) -> T,
    ) {
        self.measure_many(c, suite, implementation, 1, |seed| {
            let start = Instant::now();
            // Whatever it leaves is dropped outside of the time.
            let left = handshake(seed);
            let time = start.elapsed();
            drop(left);
            time
        });
    }

    /// The same for something that plays `many` at once, and says how long it took.
    pub fn measure_many(
        &mut self,
        c: &mut Criterion,
        suite: &'static str,
        implementation: &'static str,
        many: u64,
        play: impl Fn(u64) -> Duration,
    ) {
        let mut rate = Rate {
            suite,
            implementation,
            played: 0,
            time: Duration::ZERO,
        };
        let mut group = c.benchmark_group(suite);
        group.throughput(Throughput::Elements(many));
        group.bench_function(implementation, |bencher| {
            bencher.iter_custom(|rounds| {
                let time = (0..rounds).map(|round| play(rate.played + round)).sum();
                rate.played += rounds * many;
                rate.time += time;
                time
            });
        });
        group.finish();
        // A filter on the command line may have left it out.
        if rate.played > 0 {
            self.0.push(rate);
        }
    }

    /// Notes that an implementation does not have the suite.
    #[cfg(feature = "rustls")]
    pub fn lacks(&mut self, suite: &'static str, implementation: &'static str) {
        self.0.push(Rate {
            suite,
            implementation,
            played: 0,
            time: Duration::ZERO,
        });
    }

    /// How much of the time of one implementation another takes.
    pub fn share(&self, suite: &str, part: &str, whole: &str) -> Option<f64> {
        let find = |implementation| {
            let mut rates = self.0.iter().filter(|rate| rate.played > 0);
            rates.find(|rate| (rate.suite, rate.implementation) == (suite, implementation))
        };
        Some(find(whole)?.per_second() / find(part)?.per_second())
    }

    /// One line a measurement, with its rate as a multiple of the suite's first one.
    pub fn table(&self) -> String {
        let mut text = format!(
            "\n{:<28}{:<20}{:>12}{:>8}\n",
            "suite", "", "a second", "ratio"
        );
        for rate in &self.0 {
            if rate.played == 0 {
                let _ = writeln!(
                    text,
                    "{:<28}{:<20}{:>12}",
                    rate.suite, rate.implementation, "not offered"
                );
                continue;
            }
            let first = self.0.iter().find(|first| first.suite == rate.suite);
            let ratio = first.map_or(1.0, |first| rate.per_second() / first.per_second());
            // Writing into a String does not fail.
            let _ = writeln!(
                text,
                "{:<28}{:<20}{:>12.1}{:>8.2}",
                rate.suite,
                rate.implementation,
                rate.per_second(),
                ratio
            );
        }
        text
    }
}
