//! The files of a demonstration authority: all of them, or none.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use padlock_core::closed_enum;

use crate::{
    failure::Failure,
    file_failure::{FileFailure, Place, Why},
};

closed_enum! {
    /// What is in a file; the id is its name.
    pub enum What {
        /// Whom to trust.
        Root = "root.pem",
        /// The root's private key.
        RootKey = "root.key",
        /// Who issues the other certificates.
        Intermediate = "intermediate.pem",
        /// Its private key.
        IntermediateKey = "intermediate.key",
        /// The server's certificate and those above it.
        Server = "server.pem",
        /// What the intermediate authority says of the server's certificate.
        ServerStatus = "server.ocsp",
        /// The server's private key.
        ServerKey = "server.key",
        /// The client's certificate and those above it.
        Client = "client.pem",
        /// The client's private key.
        ClientKey = "client.key",
        /// The lists of revoked certificates.
        Crls = "crls.pem",
    }
}

impl What {
    const fn is_secret(self) -> bool {
        matches!(
            self,
            Self::RootKey | Self::IntermediateKey | Self::ServerKey | Self::ClientKey
        )
    }
}

/// Writes the files into a folder, which is made where there is none; gives their paths.
pub fn write(
    folder: &Path,
    files: &[(What, Vec<u8>)],
    force: bool,
) -> Result<Vec<(What, PathBuf)>, Failure> {
    let paths: Vec<_> = files
        .iter()
        .map(|(what, _)| folder.join(what.id()))
        .collect();
    if let Some(path) = paths.iter().find(|path| !force && path.exists()) {
        return Err(FileFailure::at(path, Place::All, Why::Exists));
    }
    fs::create_dir_all(folder).map_err(|error| Failure::Write {
        path: folder.to_owned(),
        error,
    })?;
    for ((what, content), path) in files.iter().zip(&paths) {
        let mut options = OpenOptions::new();
        options.write(true).truncate(force);
        match force {
            true => options.create(true),
            false => options.create_new(true),
        };
        #[cfg(unix)]
        if what.is_secret() {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let written = options
            .open(path)
            .and_then(|mut file| file.write_all(content));
        written.map_err(|error| Failure::Write {
            path: path.clone(),
            error,
        })?;
    }
    Ok(files.iter().map(|(what, _)| *what).zip(paths).collect())
}
