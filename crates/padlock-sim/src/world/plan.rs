//! The eavesdropper on autopilot: she does what the scenario plans for her, one deed at a step.

use super::{Command, Event, Message, Role, World, step::Step};
use crate::scenario::{Planned, Which};

impl World {
    /// What the eavesdropper does next, if its moment has come and nobody plays her.
    #[must_use]
    pub fn planned(&self) -> Option<Command> {
        if self.is_by_hand(Role::Eavesdropper) {
            return None;
        }
        let Planned { on, deed } = self.scenario.plan.get(self.plan_at)?;
        let message = match on {
            Some(which) => Some(self.next_message().filter(|next| self.is(next, which))?),
            None if self.next_message().is_some() => return None,
            None => None,
        };
        let find = |which: &Which| {
            let mut messages = self.messages.iter();
            messages
                .find(|message| self.is(message, which))
                .map(|found| found.id)
        };
        Some(deed.command(message, find))
    }

    fn is(&self, message: &Message, which: &Which) -> bool {
        let alike = |other: &&Message| {
            other.from == which.from
                && other.name == which.message
                && other.origin == message.origin
        };
        if message.from != which.from || message.name != which.message {
            return false;
        }
        let before = self.messages.iter();
        let before = before.take_while(|other| other.id < message.id);
        before.filter(alike).take(which.nth).count() + 1 == which.nth
    }
}

impl Step {
    /// Does what is planned, if anything is; one that cannot be done is passed over, and says so.
    pub(super) fn do_planned(&mut self) -> bool {
        let Some(command) = self.world.planned() else {
            return false;
        };
        self.world.plan_at += 1;
        if let Err(refused) = self.carry_out_command(&command) {
            self.events.push(Event::PlanFailed(refused));
        }
        true
    }
}
