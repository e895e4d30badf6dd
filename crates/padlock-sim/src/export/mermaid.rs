//! A sequence diagram in Mermaid's notation (<https://mermaid.js.org/syntax/sequenceDiagram.html>).

use super::sequence::{Arrow, Mark, Sequence, Words};
use crate::world::{Role, World};

/// The diagram of everything that was sent so far: a dashed line is under keys, a cross ends what did not arrive, an open
/// head what is still on its way.
#[must_use]
pub fn mermaid(world: &World, words: &dyn Words) -> String {
    let sequence = Sequence::of(world);
    let mut lines = vec![
        "sequenceDiagram".to_owned(),
        format!("accTitle: {}", plain(&words.title(world.scenario()))),
    ];
    for role in &sequence.roles {
        lines.push(format!(
            "participant {} as {}",
            role.id(),
            plain(&words.role(*role))
        ));
    }
    lines.extend(sequence.arrows.iter().map(|arrow| line(arrow, words)));
    let note = |over: &str, text: &str| format!("Note over {over}: {}", plain(text));
    for (role, what) in sequence.notes(words) {
        lines.push(note(role.id(), &what));
    }
    let both = format!("{},{}", Role::Client.id(), Role::Server.id());
    let verdict = world.verdict(&world.knowledge());
    for (name, lamp) in verdict.lamps() {
        lines.push(note(&both, &words.lamp(name, lamp)));
    }
    lines.join("\n    ") + "\n"
}

fn line(arrow: &Arrow, words: &dyn Words) -> String {
    let dashes = if arrow.is(Mark::Encrypted) { "--" } else { "-" };
    let head = if arrow.is(Mark::Lost) {
        "x"
    } else if arrow.is(Mark::InFlight) {
        ")"
    } else {
        ">>"
    };
    let (from, to) = (arrow.from.id(), arrow.to.id());
    format!("{from}{dashes}{head}{to}: {}", plain(&arrow.label(words)))
}

/// Text on one line, with Mermaid's own signs written as entities.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '#' => plain.push_str("#35;"),
            ';' => plain.push_str("#59;"),
            '<' => plain.push_str("#lt;"),
            '>' => plain.push_str("#gt;"),
            '%' => plain.push_str("#37;"),
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}
