//! A moment in the formats of others.

use padlock_sim::{
    Lamp, Role, Scenario,
    export::{self, Mark, Words},
    verdict::LampName,
};
use padlock_text::{Arg, Label, Text, ToolLabel};
use padlock_tls::{
    error::Error,
    ledger::{Op, Slot},
    message_name::MessageName,
};

use super::menus::Format;
use crate::store::AppState;

/// A file to be kept.
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The moment in a format.
///
/// # Errors
/// Why it cannot be written so, in words.
pub fn export(state: &AppState, format: Format) -> Result<File, String> {
    let world = state.world();
    let words = Diagram(&state.text);
    let refused = |why: String| {
        state
            .text
            .tool(ToolLabel::ExportFailed, &[("why", Arg::Text(&why))])
    };
    let bytes = match format {
        Format::Pcapng => export::pcapng(world).map_err(|error| refused(error.to_string()))?,
        Format::KeyLog => export::keylog(world).into_bytes(),
        Format::Json => serde_json::to_vec_pretty(&export::trace(world))
            .map_err(|error| refused(error.to_string()))?,
        Format::Mermaid => export::mermaid(world, &words).into_bytes(),
        Format::Svg => export::svg(world, &words).into_bytes(),
        Format::Toml => state.story.text().unwrap_or_default().as_bytes().to_vec(),
    };
    Ok(File {
        name: format!("{}.{}", world.scenario().id, format.id()),
        bytes,
    })
}

/// The page's words for a diagram.
struct Diagram<'a>(&'a Text);

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
        let count = [("count", Arg::Count(bytes as u64))];
        self.0.label_with(Label::BytesShort, &count)
    }

    fn mark(&self, mark: Mark) -> String {
        match mark {
            Mark::Encrypted => self.0.label(Label::MeansProtected),
            Mark::Altered => self.0.tool(ToolLabel::MarkChanged, &[]),
            Mark::InFlight => self.0.tool(ToolLabel::MarkInFlight, &[]),
            Mark::Lost => self.0.tool(ToolLabel::MarkDropped, &[]),
        }
    }

    fn gain(&self, slot: Slot, op: Op) -> String {
        format!("{}: {}", self.0.slot(slot), self.0.op_how(op))
    }

    fn failure(&self, error: &Error) -> String {
        self.0.check_failed(error.check)
    }

    fn lamp(&self, name: LampName, lamp: &Lamp) -> String {
        let (name, state) = (self.0.lamp(name), self.0.verdict(lamp.state));
        format!("{name}: {state}. {}", self.0.reason(lamp.proof.reason))
    }
}
