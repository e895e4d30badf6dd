//! Sessions that go on: `padlock connect --resume`, and `padlock listen` across connections.

use std::path::Path;

use padlock_tests::openssl::{self, Peer, openssl};

use super::{assert_same_secrets, connect, done, from_json, listen};
use crate::identity::Identity;

#[test]
fn connect_resumes_with_openssl_by_ticket_and_by_id_and_both_key_logs_agree() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-resume", None);
    for (name, option, server_options, by) in [
        ("ticket", "--resume", &[][..], "ticket"),
        ("id", "--resume=id", &[][..], "session_id"),
        ("none", "--resume", &["-no_ticket"][..], "session_id"),
    ] {
        let ours = identity.path(&format!("ours-{name}.keys"));
        let theirs = identity.path(&format!("theirs-{name}.keys"));
        let args = [&["-rev", "-keylogfile", &theirs], server_options].concat();
        let (_server, address) = connect::server(&identity, &args);
        let args = [
            option,
            "--send",
            "attack at dawn",
            "--keylog",
            &ours,
            "--json",
        ];
        let (out, err, code) = done(&mut connect::client(&identity, &address, &args));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{name}: {out}");
        let out = from_json(&out);
        assert_eq!(out["first"]["agreed"]["resumed"], false, "{name}");
        assert_eq!(out["first"]["ended"]["id"], "closed", "{name}");
        assert_eq!(out["agreed"]["resumed"], true, "{name}");
        assert_eq!(out["agreed"]["resumed_by"], by, "{name}");
        assert!(out["certificate"].is_null(), "{name}: none came");
        assert_eq!(out["heard"], "nwad ta kcatta\n", "{name}");
        assert_same_secrets(Path::new(&ours), Path::new(&theirs), 2);
    }
}

#[test]
fn a_server_that_resumes_nothing_is_said_to() {
    if !openssl::is_here() {
        return;
    }
    let identity = Identity::make("connect-resume-refused", None);
    let args = ["-rev", "-no_ticket", "-no_cache"];
    let (_server, address) = connect::server(&identity, &args);
    let args = ["--resume", "--send", "attack at dawn"];
    let (out, _, code) = done(&mut connect::client(&identity, &address, &args));
    assert_eq!(code, Some(1), "{out}");
    assert_eq!(out.matches("new session").count(), 2, "{out}");
    assert!(out.ends_with("nwad ta kcatta\n"), "{out}");
}

#[test]
fn listen_lets_our_client_resume() {
    for (option, words) in [
        ("--resume", "resumed by ticket"),
        ("--resume=id", "resumed by session id"),
    ] {
        let args = ["--count", "2"];
        let Some((listener, address, identity)) = listen::listening_as("listen-resume", &args)
        else {
            return;
        };
        let args = [option, "--send", "hello"];
        let (out, err, code) = done(&mut connect::client(&identity, &address, &args));
        assert_eq!((err.as_str(), code), ("", Some(0)), "{out}");
        assert!(
            out.contains("new session\n") && out.contains(words),
            "{out}"
        );
        assert!(out.ends_with("\nhello\n"), "{out}");
        let (lines, _) = listener.end();
        assert!(lines[0].contains("new session"), "{lines:#?}");
        assert!(lines[1].contains(words), "{lines:#?}");
    }
}

#[test]
fn listen_lets_openssl_resume_by_ticket_and_by_id() {
    for (option, words) in [
        (&[][..], "resumed by ticket"),
        (&["-no_ticket"][..], "resumed by session id"),
    ] {
        let args = ["--count", "2"];
        let name = "listen-resume-openssl";
        let Some((listener, address, identity)) = listen::listening_as(name, &args) else {
            return;
        };
        let file = identity.path("session.pem");
        for (more, start) in [
            (&["-sess_out", &file][..], "New, "),
            (&["-sess_in", &file][..], "Reused, "),
        ] {
            let mut command = openssl(&["s_client", "-tls1_2", "-connect", &address]);
            command.args(["-servername", "localhost"]);
            command.args([
                "-CAfile",
                &identity.path("root.pem"),
                "-verify_return_error",
            ]);
            command.args(option).args(more);
            let mut client = Peer::start(command);
            assert!(client.line_after(start).contains("Cipher is"), "{words}");
            client.type_line("hello");
            assert_eq!(client.line_after("hello"), "");
            client.type_line("Q");
            let (said, code) = client.end();
            assert_eq!(code, Some(0), "{said:#?}");
        }
        let (lines, _) = listener.end();
        let resumed = |line: &&String| line.contains(words);
        assert_eq!(lines.iter().filter(resumed).count(), 1, "{lines:#?}");
    }
}
