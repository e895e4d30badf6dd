//! Attacks that ask, run in slices: the page stays awake, and one can stop them.

use padlock_sim::{
    Command, Upcoming,
    attack::{Attack, Job, Progress},
};

use super::AppState;

/// An attack that is running.
pub struct Running {
    /// Which.
    pub attack: Attack,
    /// How many questions it has asked.
    pub calls: u64,
    /// The command that it is part of: itself, or the step that was planned to be it.
    command: Command,
    job: Job,
}

/// Questions of the first slice; each slice is as long as the one before took time for.
pub const SLICE: u64 = 8;

impl AppState {
    /// Steps on; a step that is a long attack begins as a job, and while one runs there is no other step. False where nothing
    /// happened.
    pub(super) fn step_or_begin(&mut self) -> bool {
        if self.job.is_some() {
            return false;
        }
        match self.timeline.upcoming().front() {
            Some(Upcoming::Deed(Command::Attack(attack))) => {
                let attack = *attack;
                self.begin_attack(attack, Command::Step)
            }
            _ => self.command(Command::Step),
        }
    }

    /// Begins an attack.
    pub(super) fn begin_attack(&mut self, attack: Attack, command: Command) -> bool {
        match Job::new(self.world(), attack) {
            Ok(job) => {
                self.refused = None;
                self.job = Some(Running {
                    attack,
                    calls: 0,
                    command,
                    job,
                });
                true
            }
            // A planned one that cannot be done says so.
            Err(_) if command == Command::Step => self.command(command),
            Err(why) => self.note(command, Err(why)),
        }
    }

    /// Lets the job ask so many more questions.
    pub(super) fn go_on(&mut self, calls: u64) {
        let Some(mut running) = self.job.take() else {
            return;
        };
        match running.job.run(calls) {
            Progress::Running { calls } => {
                running.calls = calls;
                self.job = Some(running);
            }
            done => {
                let command = running.command;
                let done = self.timeline.apply_with(command.clone(), done).map(|_| ());
                self.note(command, done);
            }
        }
    }
}
