//! What a chore tells the person who waits for it.

use std::io::Write as _;
use std::time::Duration;

/// Announces a step: what is being done.
pub fn step(what: &str) {
    line(&format!("==> {what}"));
}

/// Adds a remark to the current step: why it takes long, what was found.
pub fn note(what: &str) {
    line(&format!("    {what}"));
}

/// Tells what came of a chore, on standard output.
pub fn result(what: &str) {
    let mut out = std::io::stdout();
    // As below: nobody may be listening.
    let _ = writeln!(out, "{what}").and_then(|()| out.flush());
}

/// Tells why a chore stopped, the outermost reason first.
pub fn error(error: &anyhow::Error) {
    for (depth, cause) in error.chain().enumerate() {
        line(&format!(
            "{} {cause}",
            if depth == 0 { "error:" } else { "  because:" }
        ));
    }
}

/// Formats a length of time as a person says it: `48 s`, `6 min 02 s`.
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds / 60 {
        0 => format!("{seconds} s"),
        minutes => format!("{minutes} min {:02} s", seconds % 60),
    }
}

/// Writes to standard error, where it keeps its place among the output of the tools; standard
/// output belongs to the commands whose output is read by a machine.
fn line(text: &str) {
    // A closed standard error is no reason to stop a build.
    let _ = writeln!(std::io::stderr(), "{text}");
}

#[cfg(test)]
mod tests;
