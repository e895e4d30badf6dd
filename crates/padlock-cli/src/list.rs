//! `padlock list`: the scenarios of the catalogue.

use padlock_sim::scenario::catalogue;
use padlock_text::Text;
use serde_json::json;

use crate::{Outcome, args::List, failure::Failure, output};

/// Prints every scenario's id and title.
pub fn list(text: &Text, args: &List) -> Result<Outcome, Failure> {
    let scenarios: Vec<(String, String)> = catalogue()?
        .into_iter()
        .map(|scenario| {
            let title = text.scenario_title(&scenario);
            (scenario.id, title)
        })
        .collect();
    let printed = if args.json {
        let rows: Vec<_> = scenarios
            .iter()
            .map(|(id, title)| json!({ "id": id, "title": title }))
            .collect();
        output::json(&json!({ "scenarios": rows }))?
    } else {
        let width = scenarios
            .iter()
            .map(|(id, _)| id.len())
            .max()
            .unwrap_or_default();
        scenarios
            .iter()
            .map(|(id, title)| format!("{id:width$}  {title}\n"))
            .collect()
    };
    output::print(&printed)?;
    Ok(Outcome::Held)
}
