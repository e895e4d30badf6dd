//! Handshakes per second, and how they compare.

use std::{
    fmt::Write,
    time::{Duration, Instant},
};

use criterion::{Criterion, Throughput};

/// What was measured, in order.
#[derive(Debug, Default)]
pub struct Rates(Vec<Rate>);

/// One implementation's handshakes with one suite.
#[derive(Debug)]
struct Rate {
    suite: &'static str,
    implementation: &'static str,
    handshakes: u64,
    time: Duration,
}

impl Rate {
    fn per_second(&self) -> f64 {
        self.handshakes as f64 / self.time.as_secs_f64()
    }
}

impl Rates {
    /// Plays handshakes under Criterion, each from a seed of its own, and keeps their time.
    pub fn measure(
        &mut self,
        c: &mut Criterion,
        suite: &'static str,
        implementation: &'static str,
        handshake: impl Fn(u64),
    ) {
        let mut rate = Rate {
            suite,
            implementation,
            handshakes: 0,
            time: Duration::ZERO,
        };
        let mut group = c.benchmark_group(suite);
        group.throughput(Throughput::Elements(1));
        group.bench_function(implementation, |bencher| {
            bencher.iter_custom(|rounds| {
                let start = Instant::now();
                for round in 0..rounds {
                    handshake(rate.handshakes + round);
                }
                let time = start.elapsed();
                rate.handshakes += rounds;
                rate.time += time;
                time
            });
        });
        group.finish();
        // A filter on the command line may have left it out.
        if rate.handshakes > 0 {
            self.0.push(rate);
        }
    }

    /// Notes that an implementation does not have the suite.
    #[cfg(feature = "rustls")]
    pub fn lacks(&mut self, suite: &'static str, implementation: &'static str) {
        self.0.push(Rate {
            suite,
            implementation,
            handshakes: 0,
            time: Duration::ZERO,
        });
    }

    /// One line a measurement, with its rate as a multiple of the suite's first one.
    pub fn table(&self) -> String {
        let mut text = format!(
            "\n{:<14}{:<10}{:>14}{:>10}\n",
            "suite", "", "handshakes/s", "ratio"
        );
        for rate in &self.0 {
            if rate.handshakes == 0 {
                let _ = writeln!(
                    text,
                    "{:<14}{:<10}{:>14}",
                    rate.suite, rate.implementation, "not offered"
                );
                continue;
            }
            let first = self.0.iter().find(|first| first.suite == rate.suite);
            let ratio = first.map_or(1.0, |first| rate.per_second() / first.per_second());
            // Writing into a String does not fail.
            let _ = writeln!(
                text,
                "{:<14}{:<10}{:>14.1}{:>10.2}",
                rate.suite,
                rate.implementation,
                rate.per_second(),
                ratio
            );
        }
        text
    }
}
