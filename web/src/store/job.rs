//! Attacks that ask: a worker runs them, or the page itself in slices. It stays awake, and one can stop them.

use padlock_sim::{
    Command, Refused, Upcoming,
    attack::{Attack, Job, Progress},
};

use super::{AppState, Moment};

/// An attack that is running.
pub struct Running {
    /// Which.
    pub attack: Attack,
    /// How many questions it has asked.
    pub calls: u64,
    /// Tells it from the jobs before it, of which a last word may still be on its way.
    pub number: u32,
    /// The command that it is part of: itself, or the step that was planned to be it.
    command: Command,
    /// The job, where the page runs it itself.
    here: Option<Box<Job>>,
}

impl Running {
    /// Whether the page runs it itself.
    pub const fn is_here(&self) -> bool {
        self.here.is_some()
    }
}

/// What has become of an attack so far; it is refused where there is nothing that it could be tried on.
pub type Report = Result<Progress, Refused>;

/// All that a worker has to know: the moment, as a link, and what is to be done there.
pub type Task = (String, Attack);

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
                self.begin_attack(attack, Command::Step);
                true
            }
            _ => self.command(Command::Step),
        }
    }

    /// Begins an attack.
    pub(super) fn begin_attack(&mut self, attack: Attack, command: Command) {
        self.refused = None;
        self.jobs = self.jobs.wrapping_add(1);
        self.job = Some(Running {
            attack,
            calls: 0,
            number: self.jobs,
            command,
            here: None,
        });
    }

    /// What a worker needs for the job; `None` where the moment is too large for a link.
    pub fn task(&self) -> Option<Task> {
        let attack = self.job.as_ref()?.attack;
        Some((Moment::of(self).link()?, attack))
    }

    /// Runs the job here, since no worker does.
    pub(super) fn take_back(&mut self, number: u32) {
        let Some(attack) = self.running(number).map(|running| running.attack) else {
            return;
        };
        match Job::new(self.world(), attack) {
            Ok(job) => {
                if let Some(running) = self.running(number) {
                    running.calls = 0;
                    running.here = Some(Box::new(job));
                }
            }
            Err(why) => self.hear(number, Err(why)),
        }
    }

    /// Lets the job ask so many more questions.
    pub(super) fn go_on(&mut self, calls: u64) {
        let Some(running) = &mut self.job else {
            return;
        };
        if let Some(job) = &mut running.here {
            let progress = job.run(calls);
            let number = running.number;
            self.hear(number, Ok(progress));
        }
    }

    /// Takes what has become of a job, unless it is another one by now.
    pub(super) fn hear(&mut self, number: u32, report: Report) {
        let Some(running) = self.running(number) else {
            return;
        };
        if let Ok(Progress::Running { calls }) = report {
            running.calls = calls;
            return;
        }
        let command = running.command.clone();
        self.job = None;
        match report {
            Ok(done) => {
                let done = self.timeline.apply_with(command.clone(), done).map(|_| ());
                self.note(command, done);
            }
            // A planned one that cannot be done says so.
            Err(_) if command == Command::Step => {
                self.command(command);
            }
            Err(why) => {
                self.note(command, Err(why));
            }
        }
    }

    fn running(&mut self, number: u32) -> Option<&mut Running> {
        let running = self.job.as_mut();
        running.filter(|running| running.number == number)
    }
}

#[cfg(test)]
mod tests {
    use padlock_text::{Locale, Text};

    use crate::store::{Action, AppState};

    #[test]
    fn playing_begins_an_attack_once_and_ends_when_it_is_cancelled() {
        let address = "scenario=attack-bleichenbacher&do=13";
        let mut state = AppState::open(address, Text::new(Locale::En));
        Action::TogglePlay.apply(&mut state);
        let mut turns = 0;
        while state.job.is_none() && turns < 40 {
            Action::PlayOn.apply(&mut state);
            turns += 1;
        }
        let number = |state: &AppState| state.job.as_ref().map(|running| running.number);
        assert_eq!(number(&state), Some(1));
        Action::PlayOn.apply(&mut state);
        assert_eq!(number(&state), Some(1));
        assert!(state.playing);
        Action::Cancel.apply(&mut state);
        assert!(state.job.is_none() && !state.playing);
    }
}
