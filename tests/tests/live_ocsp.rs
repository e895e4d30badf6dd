//! Stapled OCSP responses (RFC 6066 section 8) with OpenSSL over loopback, as client and as server, and OpenSSL as judge of
//! the responses that we make.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, its helpers too"
)]

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::channel,
    thread,
};

use padlock_core::Drbg;
use padlock_sim::scenario::Version;
use padlock_tests::{
    cell::machine_time,
    clients,
    live::{Live, PATIENCE},
    openssl::{self, Peer, openssl},
    output, scratch,
};
use padlock_tls::{
    alert::AlertDescription,
    client::{Client, ClientConfig},
    endpoint::{Endpoint, Input},
    error::Check,
    handshake::CipherSuite,
    server::{ClientAuthentication, Identity, Server, ServerConfig},
    suite::suite,
    x509::{
        CertificateFault, CertificateScheme, Hierarchy, Issued, KeyKind, Name, Pem, Purpose,
        Schemes, Signer, StapledCheckName, StapledValidator, write_private_key,
    },
};

/// One for each key exchange, and what OpenSSL calls it.
const SUITES: [(CipherSuite, &str); 3] = [
    (CipherSuite::TLS_RSA_WITH_AES_128_CBC_SHA, "AES128-SHA"),
    (
        CipherSuite::TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
        "DHE-RSA-AES128-SHA",
    ),
    (
        CipherSuite::TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        "ECDHE-RSA-AES256-SHA",
    ),
];

/// One version with one suite, and a server under root and intermediate authority.
struct Cell {
    version: Version,
    cipher: String,
    client: ClientConfig,
    server: ServerConfig,
    issued: Issued,
    folder: PathBuf,
}

/// Every version with every suite; each fourth one gives each version and each suite once.
fn cells(name: &str, fault: Option<CertificateFault>) -> Vec<Cell> {
    if !openssl::is_here() {
        return vec![];
    }
    let mut cells = Vec::new();
    for version in Version::TLS.iter().copied() {
        for (code, cipher) in SUITES {
            cells.push(Cell::new(version, code, cipher, fault, name));
        }
    }
    cells
}

impl Cell {
    fn new(
        version: Version,
        code: CipherSuite,
        cipher: &str,
        fault: Option<CertificateFault>,
        name: &str,
    ) -> Self {
        let row = suite(code).unwrap();
        let (mut client, mut server) = clients::configs(version, row, KeyKind::Rsa, None);
        // OpenSSL holds responses against the machine's clock.
        client.now = machine_time();
        let hierarchy = Hierarchy {
            root_name: Hierarchy::ROOT_NAME.to_owned(),
            root: Signer {
                key: clients::key(KeyKind::Ec),
                scheme: CertificateScheme::EcdsaSha256,
            },
            intermediate: Signer {
                key: clients::key(KeyKind::Rsa),
                scheme: CertificateScheme::RsaPkcs1Sha256,
            },
            leaf: clients::key(KeyKind::Rsa),
            name: Name::parse(&client.server_name),
            purpose: Purpose::Server,
            now: client.now,
            schemes: Schemes::FULL,
        };
        let issued = hierarchy.issue(fault).unwrap();
        client.status_request = true;
        client.identities = vec![];
        client.trust_anchors.clone_from(&issued.trust_anchors);
        server.client_authentication = ClientAuthentication::default();
        server.stapled.clone_from(&issued.ocsp);
        server.identities = vec![Identity {
            certificate_list: issued.chain.clone(),
            private_key: issued.private_key.clone(),
        }];
        Self {
            version,
            cipher: format!("{cipher}:@SECLEVEL=0"),
            client,
            server,
            issued,
            folder: scratch(env!("CARGO_TARGET_TMPDIR"), name),
        }
    }

    fn name(&self) -> String {
        format!("{} {}", self.version.id(), self.cipher)
    }

    fn pem(&self, name: &str, ders: &[Vec<u8>]) -> PathBuf {
        let path = self.folder.join(name);
        let blocks = ders.iter().map(|der| Pem::Certificate.write(der).unwrap());
        fs::write(&path, blocks.collect::<String>()).unwrap();
        path
    }

    fn response(&self) -> PathBuf {
        let path = self.folder.join("server.ocsp");
        fs::write(&path, self.issued.ocsp.as_ref().unwrap()).unwrap();
        path
    }

    fn key(&self) -> PathBuf {
        let path = self.folder.join("key.pem");
        fs::write(&path, write_private_key(&self.issued.private_key).unwrap()).unwrap();
        path
    }

    /// The certificates as files: root, intermediate, leaf.
    fn certificates(&self) -> [PathBuf; 3] {
        [
            self.pem("root.pem", &self.issued.trust_anchors),
            self.pem("intermediate.pem", &self.issued.chain[1..2]),
            self.pem("leaf.pem", &self.issued.chain[..1]),
        ]
    }

    fn command(&self, program: &str) -> Command {
        let version = openssl::version(self.version);
        openssl(&[program, version, "-cipher", &self.cipher])
    }

    /// `openssl s_server` with this response, and our client connected to it.
    fn call(&self, response: Option<&Path>) -> (Peer, Live) {
        let [_, intermediate, leaf] = self.certificates();
        let mut command = self.command("s_server");
        command.args(["-accept", "127.0.0.1:0", "-rev"]);
        command.arg("-key").arg(self.key()).arg("-cert").arg(leaf);
        command.arg("-cert_chain").arg(intermediate);
        if let Some(response) = response {
            command.arg("-status_file").arg(response);
        }
        let server = Peer::start(command);
        let stream = TcpStream::connect(server.line_after("ACCEPT ")).unwrap();
        let client = Client::new(self.client.clone(), Drbg::new(1));
        let live = Live::start(Endpoint::Client(Box::new(client)), stream);
        (server, live)
    }

    /// `openssl s_client -status`, connected to our server.
    fn answer(&self) -> (Peer, Live) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let [root, ..] = self.certificates();
        let mut command = self.command("s_client");
        command.args(["-status", "-connect", &address, "-verify_return_error"]);
        command.args(["-servername", &self.client.server_name]);
        command.arg("-CAfile").arg(root);
        let client = Peer::start(command);
        let (sender, accepted) = channel();
        thread::spawn(move || sender.send(listener.accept()));
        let (stream, _) = accepted.recv_timeout(PATIENCE).unwrap().unwrap();
        let server = Server::new(self.server.clone(), Drbg::new(2));
        let live = Live::start(Endpoint::Server(Box::new(server)), stream);
        (client, live)
    }

    /// What `openssl ocsp` makes of our response: of its signature, its period, and what it says of the leaf.
    fn judged(&self) -> String {
        let [root, intermediate, leaf] = self.certificates();
        let mut command = openssl(&["ocsp"]);
        command.arg("-respin").arg(self.response());
        command.arg("-CAfile").arg(root);
        command.arg("-issuer").arg(&intermediate);
        command.arg("-verify_other").arg(intermediate);
        command.arg("-cert").arg(leaf);
        let judged = command.output().unwrap();
        let said = [judged.stdout, judged.stderr].concat();
        String::from_utf8_lossy(&said).into_owned()
    }
}

#[test]
fn our_client_takes_the_status_that_openssl_s_server_staples() {
    for cell in cells("live-ocsp-client", None) {
        let (_server, mut client) = cell.call(Some(&cell.response()));
        client.until(|live| live.established);
        assert_eq!(client.failed, None, "{}", cell.name());
        let report = client.endpoint.stapled_report().unwrap();
        assert!(report.accepted(), "{}: {report:#?}", cell.name());
        client.put(Input::Say(b"attack at dawn\n".to_vec()));
        client.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&client.heard), "nwad ta kcatta\n");
        client.put(Input::Close);
    }
}

#[test]
fn our_client_goes_on_where_openssl_s_server_staples_nothing() {
    for cell in cells("live-ocsp-none", None).into_iter().step_by(4) {
        let (_server, mut client) = cell.call(None);
        client.until(|live| live.established);
        assert_eq!(client.failed, None, "{}", cell.name());
        assert_eq!(client.endpoint.stapled_report(), None);
        client.put(Input::Close);
    }
}

#[test]
fn our_client_refuses_a_revoked_certificate_of_openssl_s_server() {
    let revoked = Some(CertificateFault::Revoked);
    for cell in cells("live-ocsp-revoked", revoked).into_iter().step_by(4) {
        let (server, mut client) = cell.call(Some(&cell.response()));
        client.until(|live| live.established);
        let error = client.failed.as_ref().unwrap();
        let expected = (Check::StapledStatus, AlertDescription::CertificateRevoked);
        assert_eq!((error.check, error.alert), expected, "{}", cell.name());
        drop(client);
        let told = "tlsv1 alert certificate revoked";
        let older = "sslv3 alert certificate revoked";
        loop {
            let line = server.line_after("");
            if line.contains(told) || line.contains(older) {
                break;
            }
        }
    }
}

#[test]
fn openssl_s_client_takes_the_status_that_our_server_staples() {
    for cell in cells("live-ocsp-server", None) {
        let (mut client, mut server) = cell.answer();
        server.until(|live| live.established);
        assert_eq!(server.failed, None, "{}", cell.name());
        let said = client.line_after("    OCSP Response Status: ");
        assert_eq!(said, "successful (0x0)", "{}", cell.name());
        assert_eq!(client.line_after("    Cert Status: "), "good");
        client.type_line("attack at dawn");
        server.until(|live| live.heard.ends_with(b"\n"));
        assert_eq!(String::from_utf8_lossy(&server.heard), "attack at dawn\n");
        server.put(Input::Close);
    }
}

#[test]
fn openssl_judges_our_responses_as_we_do() {
    let rows = [(None, "good"), (Some(CertificateFault::Revoked), "revoked")];
    for (fault, status) in rows {
        for cell in cells("live-ocsp-judged", fault).into_iter().take(1) {
            let said = cell.judged();
            assert!(said.contains("Response verify OK"), "{said}");
            assert!(said.contains(&format!("leaf.pem: {status}\n")), "{said}");
            assert!(!said.contains("times invalid"), "{said}");
        }
    }
    for mut cell in cells("live-ocsp-broken", None).into_iter().take(1) {
        *cell.issued.ocsp.as_mut().unwrap().last_mut().unwrap() ^= 1;
        let said = cell.judged();
        assert!(said.contains("Response Verify Failure"), "{said}");
    }
}

/// A response that `openssl ocsp` made about the leaf, signed by somebody with this certificate and this key. The key of
/// issuer and leaf is the same.
fn made_by_openssl(cell: &Cell, signer: (&Path, &Path)) -> Vec<u8> {
    let [_, intermediate, leaf] = cell.certificates();
    let folder = &cell.folder;
    let index = folder.join("index.txt");
    // V: valid; expiry, revocation, serial number, file, subject.
    fs::write(&index, "V\t391231235959Z\t\t11\tunknown\t/CN=leaf\n").unwrap();
    let (request, response) = (folder.join("request.der"), folder.join("response.der"));
    let mut command = openssl(&["ocsp", "-no_nonce"]);
    command.arg("-issuer").arg(&intermediate);
    command.arg("-cert").arg(&leaf).arg("-reqout").arg(&request);
    let _ = output(&mut command);
    let mut command = openssl(&["ocsp", "-ndays", "3"]);
    command
        .arg("-index")
        .arg(index)
        .arg("-CA")
        .arg(&intermediate);
    command.arg("-rsigner").arg(signer.0);
    command.arg("-rkey").arg(signer.1);
    command
        .arg("-reqin")
        .arg(request)
        .arg("-respout")
        .arg(&response);
    let _ = output(&mut command);
    fs::read(response).unwrap()
}

#[test]
fn we_judge_a_response_of_openssl_s_by_who_signed_it() {
    for cell in cells("live-ocsp-made", None).into_iter().take(1) {
        let [root, intermediate, _] = cell.certificates();
        let root_key = cell.folder.join("root.key");
        fs::write(
            &root_key,
            write_private_key(&clients::key(KeyKind::Ec)).unwrap(),
        )
        .unwrap();
        let by_issuer = made_by_openssl(&cell, (&intermediate, &cell.key()));
        let by_another = made_by_openssl(&cell, (&root, &root_key));
        let validator = StapledValidator {
            leaf: &cell.issued.chain[0],
            issuers: &[&cell.issued.chain[1..], &cell.issued.trust_anchors],
            now: machine_time(),
            schemes: Schemes::FULL,
        };
        let good = validator.validate(&by_issuer);
        assert!(good.accepted(), "{good:#?}");
        let refused = validator.validate(&by_another);
        let failed = refused.first_failure().map(|check| check.name);
        assert_eq!(failed, Some(StapledCheckName::Responder), "{refused:#?}");
    }
}
