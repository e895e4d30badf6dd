//! The words of a diagram.

use padlock_sim::{
    Lamp, Role, Scenario,
    export::{Mark, Words},
    verdict::LampName,
};
use padlock_tls::{
    error::Error,
    ledger::{Op, Slot},
    message_name::MessageName,
};

use crate::{Arg, Text, ToolLabel};

impl Text {
    /// "1 byte", "48 bytes".
    pub fn bytes(&self, count: usize) -> String {
        self.tool(ToolLabel::Bytes, &[("count", Arg::Count(count as u64))])
    }

    /// That an end gave up, with which alert, and why.
    pub fn gives_up(&self, error: &Error) -> String {
        let why = match error.certificate_check {
            Some(check) => self.certificate_check_failed(check),
            None => self.check_failed(error.check),
        };
        let args = [
            ("alert", Arg::Text(error.alert.id())),
            ("why", Arg::Text(&why)),
        ];
        self.tool(ToolLabel::GivesUp, &args)
    }
}

impl Words for Text {
    fn title(&self, scenario: &Scenario) -> String {
        self.scenario_title(scenario)
    }

    fn role(&self, role: Role) -> String {
        Self::role(self, role)
    }

    fn message(&self, message: MessageName) -> String {
        Self::message(self, message)
    }

    fn length(&self, bytes: usize) -> String {
        self.bytes(bytes)
    }

    fn mark(&self, mark: Mark) -> String {
        Self::mark(self, mark)
    }

    fn gain(&self, slot: Slot, op: Op) -> String {
        let (what, how) = (self.slot(slot), self.op_how(op));
        let args = [("what", Arg::Text(&what)), ("how", Arg::Text(&how))];
        self.tool(ToolLabel::Gains, &args)
    }

    fn failure(&self, error: &Error) -> String {
        self.gives_up(error)
    }

    fn lamp(&self, name: LampName, lamp: &Lamp) -> String {
        let (name, state) = (Self::lamp(self, name), self.verdict(lamp.state));
        let why = self.reason(lamp.proof.reason);
        let args = [
            ("lamp", Arg::Text(&name)),
            ("state", Arg::Text(&state)),
            ("why", Arg::Text(&why)),
        ];
        self.tool(ToolLabel::LampLine, &args)
    }
}
