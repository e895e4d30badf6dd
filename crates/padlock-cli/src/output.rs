//! Writing: to the terminal, which may have gone away, and to files, which may refuse.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::Path,
};

use serde::Serialize;

use crate::failure::Failure;

/// The longest file that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;

/// Writes `text` to standard output. A reader that has closed its end (`| head`) has seen enough: that is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Print(error)),
        _ => Ok(()),
    }
}

/// A document for a program, indented for whoever looks at it.
pub fn json(document: &impl Serialize) -> Result<String, Failure> {
    let mut text =
        serde_json::to_string_pretty(document).map_err(|error| Failure::Print(error.into()))?;
    text.push('\n');
    Ok(text)
}

/// Writes a line to standard error, where there still is one.
pub fn complain(text: &str) {
    // Nobody is left to tell when this fails too.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::Write {
        path: path.to_owned(),
        error,
    })
}

/// Reads a text file of at most [`MAX_FILE`] bytes.
pub fn read(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_string(&mut text));
    match read {
        Ok(length) if length as u64 > MAX_FILE => Err(Failure::TooLong {
            path: path.to_owned(),
            limit: MAX_FILE,
        }),
        Ok(_) => Ok(text),
        Err(error) => Err(Failure::Read {
            path: path.to_owned(),
            error,
        }),
    }
}
