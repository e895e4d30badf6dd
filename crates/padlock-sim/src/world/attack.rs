//! What the eavesdropper gets out of others: oracles, asked as long as it takes.

use padlock_tls::party::Party;

use super::{Event, Refused, step::Step};
use crate::{
    HardOp,
    attack::{Attack, Found, Job, MAX_CALLS, Progress},
    eavesdropper::ask_quantum_computer,
};

impl Step {
    /// Runs an attack to its end, unless its job has been run before.
    pub(super) fn attack(&mut self, attack: Attack) -> Result<(), Refused> {
        let done = match self.done.take() {
            Some(done) => done,
            None => Job::new(&self.world, attack)?.run(MAX_CALLS),
        };
        let (calls, found) = match done {
            Progress::Running { .. } => return Err(Refused::TooMuchWork),
            Progress::Found { calls, found } => (calls, Some(found)),
            Progress::Failed { calls } => (calls, None),
        };
        self.events.push(Event::Attacked {
            attack,
            calls,
            found: match &found {
                Some(Found::Values(gains)) => gains.len(),
                Some(Found::Certificate(_)) => 1,
                None => 0,
            },
        });
        match found {
            Some(Found::Values(gains)) => self.world.eavesdropper.gain(gains),
            Some(Found::Certificate(der)) => self.world.eavesdropper.keep_certificate(der),
            None => {}
        }
        Ok(())
    }

    /// Asks for what is behind every public value that she has seen.
    pub(super) fn ask_quantum_computer(&mut self) -> Result<(), Refused> {
        let knowledge = self.world.knowledge();
        let [client, server] = [Party::Client, Party::Server].map(|end| self.world.ledger(end));
        let (gains, work) = ask_quantum_computer(&knowledge, client, server);
        if gains.is_empty() {
            return Err(Refused::NothingToCrack);
        }
        let op = HardOp::Quantum;
        self.events.push(Event::Cracked { op, work });
        self.world.eavesdropper.gain(gains);
        Ok(())
    }
}
