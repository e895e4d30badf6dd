//! Certificates and keys in files, good ones and bad ones.

use std::{fs, path::PathBuf, sync::LazyLock, time::SystemTime};

use padlock_core::{Drbg, rsa::RsaPrivateKey, signature::PrivateKey};
use padlock_sim::keys::{authority_key, server_key};
use padlock_tests::scratch;
use padlock_tls::{
    party::Size,
    x509::{
        CertificateFault, CertificateScheme, Hierarchy, Name, Pem, Purpose, Schemes, Signer,
        UnixTime, write_private_key,
    },
};

/// A server called `localhost`, in a folder of its own.
pub struct Identity {
    pub folder: PathBuf,
}

impl Identity {
    /// Root, intermediate and leaf with one fault, or none.
    pub fn make(name: &str, fault: Option<CertificateFault>) -> Self {
        let folder = scratch(env!("CARGO_TARGET_TMPDIR"), &format!("wire-{name}"));
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let hierarchy = Hierarchy {
            root_name: Hierarchy::ROOT_NAME.to_owned(),
            root: signer(authority_key(Size::Full).unwrap()),
            intermediate: signer(INTERMEDIATE.clone()),
            leaf: PrivateKey::Rsa(server_key(Size::Full).unwrap()),
            name: Name::parse("localhost"),
            purpose: Purpose::Server,
            now: UnixTime(now.unwrap().as_secs()),
            schemes: Schemes::FULL,
        };
        let issued = hierarchy.issue(fault).unwrap();
        let pem = |ders: &[Vec<u8>]| -> String {
            let blocks = ders.iter().map(|der| Pem::Certificate.write(der).unwrap());
            blocks.collect()
        };
        fs::write(folder.join("chain.pem"), pem(&issued.chain)).unwrap();
        fs::write(folder.join("root.pem"), pem(&issued.trust_anchors)).unwrap();
        let key = write_private_key(&issued.private_key).unwrap();
        fs::write(folder.join("key.pem"), key).unwrap();
        Self { folder }
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }
}

static INTERMEDIATE: LazyLock<RsaPrivateKey> =
    LazyLock::new(|| RsaPrivateKey::generate(2048, &mut Drbg::new(7)).unwrap());

fn signer(key: RsaPrivateKey) -> Signer {
    Signer {
        key: PrivateKey::Rsa(key),
        scheme: CertificateScheme::RsaPkcs1Sha256,
    }
}
