//! What was tried with other people's TLS, and how it came out: a table of cells, which a test prints as it ends.
//!
//! A table is also kept in a file, so that the test binary `summary` can print all of them behind the others.

use std::{
    collections::BTreeMap,
    fmt::{self, Display, Formatter},
    fs,
    path::{Path, PathBuf},
};

use padlock_core::closed_enum;
use padlock_sim::scenario::Version;
use padlock_tls::suite::Suite;

closed_enum! {
    /// The shape of a handshake.
    pub enum Flow {
        /// Every message of RFC 5246 section 7.3, the server alone with a certificate.
        Full = "full",
        /// The client has a certificate too (RFC 5246 section 7.4.4).
        ClientAuthentication = "client authentication",
        /// Resumed by the session's id (RFC 5246 section 7.3).
        ById = "by id",
        /// Resumed by a ticket (RFC 5077).
        ByTicket = "by ticket",
    }
}

closed_enum! {
    /// Which end is Padlock's; the peer is the other.
    pub enum Ours {
        /// The peer is the server.
        Client = "client",
        /// The peer is the client.
        Server = "server",
    }
}

closed_enum! {
    /// How a cell came out.
    pub enum Outcome {
        /// Everything that the test asks for was so.
        Passed = "passed",
        /// The peer does not have the suite in this version.
        NotOffered = "not offered",
        /// The test ended in the middle of it.
        Failed = "FAILED",
    }
}

/// One line: what stays the same from version to version.
type Line = (Flow, Ours, &'static str);

/// The cells of one peer; it prints itself when it is dropped, if anything was played.
#[derive(Debug)]
pub struct Table {
    peer: String,
    file: PathBuf,
    lines: Vec<(Line, BTreeMap<Version, Outcome>)>,
}

/// Where the tables are, inside the folder that cargo gives to integration tests.
#[must_use]
pub fn folder(target_tmpdir: &str) -> PathBuf {
    Path::new(target_tmpdir).join("tables")
}

impl Table {
    /// An empty table in the place of the one that a test of this name left behind before.
    ///
    /// # Panics
    /// When there can be no file for it.
    #[must_use]
    pub fn new(target_tmpdir: &str, test: &str, peer: &str) -> Self {
        let folder = folder(target_tmpdir);
        if let Err(error) = fs::create_dir_all(&folder) {
            panic!("{}: {error}", folder.display());
        }
        let file = folder.join(format!("{test}.txt"));
        // It need not be there yet.
        let _ = fs::remove_file(&file);
        Self {
            peer: peer.to_owned(),
            file,
            lines: vec![],
        }
    }

    /// Notes how a cell came out.
    pub fn put(&mut self, flow: Flow, ours: Ours, version: Version, row: &Suite, outcome: Outcome) {
        let line = (flow, ours, row.code.id());
        match self.lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, cells)) => {
                cells.insert(version, outcome);
            }
            None => self
                .lines
                .push((line, BTreeMap::from([(version, outcome)]))),
        }
    }

    /// Plays a cell, which has failed unless it comes to its end.
    pub fn play(
        &mut self,
        flow: Flow,
        ours: Ours,
        version: Version,
        row: &Suite,
        test: impl FnOnce(),
    ) {
        self.put(flow, ours, version, row, Outcome::Failed);
        test();
        self.put(flow, ours, version, row, Outcome::Passed);
    }

    /// How many cells came out so.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        let cells = self.lines.iter().flat_map(|(_, cells)| cells.values());
        cells.filter(|cell| **cell == outcome).count()
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let counts = Outcome::ALL.iter();
        let counts = counts.map(|outcome| format!("{} {}", self.count(*outcome), outcome.id()));
        let counts = counts.collect::<Vec<_>>().join(", ");
        writeln!(f, "{}: {counts}", self.peer)?;
        write!(f, "{:<22}{:<8}{:<46}", "flow", "ours", "suite")?;
        for version in Version::TLS {
            write!(f, "{:<12}", version.id())?;
        }
        for ((flow, ours, suite), cells) in &self.lines {
            write!(f, "\n{:<22}{:<8}{suite:<46}", flow.id(), ours.id())?;
            for version in Version::TLS {
                // A version that has no such suite has no cell.
                write!(
                    f,
                    "{:<12}",
                    cells.get(version).map_or("-", |cell| cell.id())
                )?;
            }
        }
        writeln!(f)
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        if self.count(Outcome::Passed) + self.count(Outcome::Failed) == 0 {
            return;
        }
        println!("{self}");
        // Nothing but the summary misses it.
        let _ = fs::write(&self.file, self.to_string());
    }
}
