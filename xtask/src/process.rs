//! Running other programs, each for a bounded time.

use crate::say;
use anyhow::{Context as _, Result, bail};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How often a running program is looked at.
const POLL: Duration = Duration::from_millis(100);
/// How often a program whose output goes to a file is reported to be still running.
const REPORT: Duration = Duration::from_secs(20);
/// How many lines of a log are shown when its program fails.
const TAIL: usize = 40;

/// Starts a description of a program to run, without the variables that cargo set for this
/// program: a cargo started below would take them for settings and build everything again.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let of_cargo_run = name == "CARGO"
            || name == "OUT_DIR"
            || name == "RUST_RECURSION_COUNT"
            || [
                "CARGO_PKG_",
                "CARGO_MANIFEST_",
                "CARGO_BIN_",
                "CARGO_CRATE_",
            ]
            .iter()
            .any(|prefix| name.starts_with(prefix));
        if of_cargo_run {
            command.env_remove(&*name);
        }
    }
    command
}

/// Runs a program whose output the person sees, and fails if it fails.
///
/// # Errors
/// Says which program could not be started, failed, or did not end within `limit`.
pub fn run(command: &mut Command, limit: Duration) -> Result<()> {
    let status = wait(command, limit, |_| {})?;
    check(command, status)
}

/// Runs a program whose output goes to the file `log`, reporting from time to time that it is
/// still running; the end of the log is shown if it fails.
///
/// # Errors
/// Like [`run`], with the place of the log.
pub fn run_logged(command: &mut Command, log: &Path, limit: Duration) -> Result<()> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let errors = file
        .try_clone()
        .context("cannot share the log between output and errors")?;
    command.stdin(Stdio::null()).stdout(file).stderr(errors);

    let mut reported = Duration::ZERO;
    let ended = wait(command, limit, |time| {
        if time >= reported + REPORT {
            reported = time;
            say::note(&format!("... {}: {}", say::elapsed(time), last_line(log)));
        }
    })
    .and_then(|status| check(command, status));
    ended.with_context(|| format!("the end of {}:\n{}", log.display(), tail(log)))
}

/// Runs a program and returns what it wrote to standard output, without the last line break.
///
/// # Errors
/// Like [`run`], with what it wrote to standard error.
pub fn output(command: &mut Command, limit: Duration) -> Result<String> {
    let mut out = tempfile::tempfile().context("cannot create a temporary file")?;
    let mut err = tempfile::tempfile().context("cannot create a temporary file")?;
    command
        .stdin(Stdio::null())
        .stdout(out.try_clone().context("cannot share a temporary file")?)
        .stderr(err.try_clone().context("cannot share a temporary file")?);
    let status = wait(command, limit, |_| {})?;
    check(command, status).with_context(|| read_back(&mut err).unwrap_or_default())?;
    Ok(read_back(&mut out)?.trim_end().to_owned())
}

/// Finds a program on `PATH`, or none.
pub fn find(program: &str) -> Option<PathBuf> {
    find_in(&std::env::var_os("PATH")?, program)
}

/// Finds a program in the folders of a `PATH`-like list, or none.
pub fn find_in(path: &OsStr, program: &str) -> Option<PathBuf> {
    // npm and what it installs are scripts, which Windows knows by their ending.
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    std::env::split_paths(path)
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |end| folder.join(format!("{program}{end}")))
        })
        .find(|file| file.is_file())
}

fn wait(
    command: &mut Command,
    limit: Duration,
    mut tick: impl FnMut(Duration),
) -> Result<ExitStatus> {
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().context("cannot wait for a program")? {
            return Ok(status);
        }
        let time = start.elapsed();
        if time > limit {
            end(&mut child);
            bail!(
                "{} did not end within {} and was stopped",
                name(command),
                say::elapsed(limit)
            );
        }
        tick(time);
        std::thread::sleep(POLL);
    }
}

/// Ends a program and everything that it started.
fn end(child: &mut Child) {
    for pid in descendants(child.id()) {
        // It may have ended by itself in the meantime.
        let _ = Command::new("kill")
            .arg(pid.to_string())
            .stderr(Stdio::null())
            .status();
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// The processes below `root`, the youngest generation first, where `ps` can tell.
fn descendants(root: u32) -> Vec<u32> {
    let Ok(listing) = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output() else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&listing.stdout).into_owned();
    let pairs: Vec<(u32, u32)> = text
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().map(str::parse);
            Some((words.next()?.ok()?, words.next()?.ok()?))
        })
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(
            pairs
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(pid, _)| *pid),
        );
        next += 1;
    }
    found.split_off(1).into_iter().rev().collect()
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// The program and its arguments, as a person would type them.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn last_line(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    text.lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or("")
        .to_owned()
}

fn tail(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(TAIL))
        .copied()
        .collect::<Vec<_>>()
        .join("\n")
}

fn read_back(file: &mut File) -> Result<String> {
    use std::io::{Read as _, Seek as _};
    let mut bytes = Vec::new();
    file.rewind().context("cannot rewind a temporary file")?;
    file.read_to_end(&mut bytes)
        .context("cannot read a temporary file")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
