//! The words of a diagram.

use padlock_sim::{
    Lamp, Role, Scenario,
    export::{Mark, Words},
    verdict::LampName,
};
use padlock_text::{Arg, CliLabel, Text};
use padlock_tls::{
    error::Error,
    ledger::{Op, Slot},
    message_name::MessageName,
};

use crate::{notation::count, trace::gives_up};

/// A language's words for diagrams.
pub struct Diagram<'a>(pub &'a Text);

impl Words for Diagram<'_> {
    fn title(&self, scenario: &Scenario) -> String {
        self.0.scenario_title(scenario)
    }

    fn role(&self, role: Role) -> String {
        self.0.role(role)
    }

    fn message(&self, message: MessageName) -> String {
        self.0.message(message)
    }

    fn length(&self, bytes: usize) -> String {
        count(self.0, bytes)
    }

    fn mark(&self, mark: Mark) -> String {
        let label = match mark {
            Mark::Encrypted => CliLabel::MarkEncrypted,
            Mark::Altered => CliLabel::MarkAltered,
            Mark::InFlight => CliLabel::MarkInFlight,
            Mark::Lost => CliLabel::MarkLost,
        };
        self.0.cli(label, &[])
    }

    fn gain(&self, slot: Slot, op: Op) -> String {
        let (what, how) = (self.0.slot(slot), self.0.op_how(op));
        let args = [("what", Arg::Text(&what)), ("how", Arg::Text(&how))];
        self.0.cli(CliLabel::Gains, &args)
    }

    fn failure(&self, error: &Error) -> String {
        gives_up(self.0, error)
    }

    fn lamp(&self, name: LampName, lamp: &Lamp) -> String {
        let (name, state) = (self.0.lamp(name), self.0.verdict(lamp.state));
        let why = self.0.reason(lamp.proof.reason);
        let args = [
            ("lamp", Arg::Text(&name)),
            ("state", Arg::Text(&state)),
            ("why", Arg::Text(&why)),
        ];
        self.0.cli(CliLabel::LampLine, &args)
    }
}
