//! What stands in a record that is open.

use padlock_tls::{
    ledger::{Inputs, ValueKind as V},
    session::Session,
};

use crate::reproduce::{Task, program::Program};

/// A record of a NULL suite.
pub(in crate::reproduce) fn read_unencrypted(inputs: Inputs<'_>) -> Option<String> {
    let record = inputs.bytes(V::ProtectedRecord).ok()?;
    Some(
        Program::default()
            .bytes("record", record)
            .print("record[5:]"),
    )
}

/// The content of an opened record: without padding and MAC, and of a Finished its `verify_data`.
pub(in crate::reproduce) fn content(session: Session, task: Task<'_>) -> Option<String> {
    let opened = task.inputs.bytes(V::OpenedRecord).ok()?;
    let mut program = Program::default().bytes("content", opened);
    if session.suite.protection.is_block() {
        program = program.line("content = remove_padding(content)");
    }
    let mac = session.inner_mac_length();
    if mac > 0 {
        program = program.line(format!("content = content[:-{mac}]"));
    }
    Some(program.print(match task.output.kind {
        V::VerifyData => "content[4:]",
        _ => "content",
    }))
}
