//! A moment in the formats of others.

use padlock_sim::export;
use padlock_text::{Arg, ToolLabel};

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
        Format::Mermaid => export::mermaid(world, &state.text).into_bytes(),
        Format::Svg => export::svg(world, &state.text).into_bytes(),
        Format::Toml => state.story.text().unwrap_or_default().as_bytes().to_vec(),
    };
    Ok(File {
        name: format!("{}.{}", world.scenario().id, format.id()),
        bytes,
    })
}
