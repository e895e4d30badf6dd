//! Diagrams in plain ids: no language is measured here.

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

/// Everything by its id.
pub struct Plain;

impl Words for Plain {
    fn title(&self, scenario: &Scenario) -> String {
        scenario.id.clone()
    }

    fn role(&self, role: Role) -> String {
        role.id().to_owned()
    }

    fn message(&self, message: MessageName) -> String {
        message.id().to_owned()
    }

    fn length(&self, bytes: usize) -> String {
        bytes.to_string()
    }

    fn mark(&self, mark: Mark) -> String {
        format!("{mark:?}")
    }

    fn gain(&self, slot: Slot, _: Op) -> String {
        slot.kind.id().to_owned()
    }

    fn failure(&self, error: &Error) -> String {
        error.check.id().to_owned()
    }

    fn lamp(&self, name: LampName, lamp: &Lamp) -> String {
        format!("{}: {}", name.id(), lamp.state.id())
    }
}
