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
    print_bytes(text.as_bytes())
}

/// As [`print()`], for what need not be text.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
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
    String::from_utf8(read_bytes(path)?).map_err(|_| Failure::Read {
        path: path.to_owned(),
        error: ErrorKind::InvalidData.into(),
    })
}

/// Reads a file of at most [`MAX_FILE`] bytes.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    read_up_to(path, MAX_FILE, File::open(path))
}

/// Reads a file of at most `limit` bytes, or standard input where the path is `-`.
pub fn read_any(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    match path == Path::new("-") {
        true => read_up_to(path, limit, Ok(io::stdin().lock())),
        false => read_up_to(path, limit, File::open(path)),
    }
}

fn read_up_to(path: &Path, limit: u64, source: io::Result<impl Read>) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = source.and_then(|source| source.take(limit + 1).read_to_end(&mut bytes));
    match read {
        Ok(length) if length as u64 > limit => Err(Failure::TooLong {
            path: path.to_owned(),
            limit,
        }),
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::Read {
            path: path.to_owned(),
            error,
        }),
    }
}
