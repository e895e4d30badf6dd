//! The folder in the user's cache where tools are kept from one checkout to the next.

use crate::say;
use anyhow::{Context as _, Result, bail};
use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to wait for another chore that is installing tools.
const LOCK_LIMIT: Duration = Duration::from_secs(45 * 60);

/// `$XDG_CACHE_HOME/padlock`, or `~/.cache/padlock`.
pub struct Cache(PathBuf);

impl Cache {
    /// Finds the cache folder, and makes it if there is none.
    ///
    /// # Errors
    /// When neither `XDG_CACHE_HOME` nor a home folder is known, or it cannot be written.
    pub fn open() -> Result<Self> {
        let absolute = |name| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|p| p.is_absolute())
        };
        let base = absolute("XDG_CACHE_HOME")
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .context("no home folder: set XDG_CACHE_HOME to a folder where tools may be kept")?;
        let folder = base.join("padlock");
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create the cache folder {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// A place in the cache folder.
    pub fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.join(name)
    }

    /// Where the output of installing `tool` is written.
    pub fn log(&self, tool: &str) -> PathBuf {
        self.0.join("logs").join(format!("{tool}.log"))
    }

    /// An empty folder for work in progress.
    ///
    /// # Errors
    /// When the cache folder cannot be written.
    pub fn scratch(&self, name: &str) -> Result<PathBuf> {
        self.remove(name)?;
        let folder = self.join(name);
        fs::create_dir(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(folder)
    }

    /// Removes a folder with all that is in it, if it is there.
    ///
    /// # Errors
    /// When it is there and cannot be removed.
    pub fn remove(&self, name: &str) -> Result<()> {
        let folder = self.join(name);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot remove {}", folder.display()))
            }
            _ => Ok(()),
        }
    }

    /// Keeps other chores from installing at the same time, until the lock is dropped.
    ///
    /// # Errors
    /// When the other chore takes longer than any installation should.
    pub fn lock(&self) -> Result<File> {
        let path = self.join("lock");
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) if start.elapsed() > LOCK_LIMIT => {
                    bail!("another chore has been installing tools for too long")
                }
                Err(TryLockError::WouldBlock) => {
                    if start.elapsed().as_secs().is_multiple_of(20) {
                        say::note("waiting for another chore that is installing tools");
                    }
                    std::thread::sleep(Duration::from_secs(1));
                }
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("cannot lock {}", path.display()));
                }
            }
        }
    }
}
