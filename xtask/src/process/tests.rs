use super::*;

/// A shell that starts a program of its own, writes its id to `log`, and waits for it.
fn parent_and_child(seconds: &str) -> Command {
    let mut shell = command("sh");
    shell.args(["-c", &format!("sleep {seconds} & echo $!; wait")]);
    shell
}

#[test]
#[cfg(unix)]
fn a_program_that_does_not_end_is_stopped_with_what_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let start = Instant::now();
    let limit = Duration::from_millis(500);
    let error = run_logged(&mut parent_and_child("60"), &log, limit).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(30));
    assert!(
        format!("{error:#}").contains("did not end within"),
        "{error:#}"
    );

    let child = fs::read_to_string(&log).unwrap();
    let listed = Command::new("ps")
        .args(["-o", "stat=", "-p", child.trim()])
        .output()
        .unwrap();
    let state = String::from_utf8_lossy(&listed.stdout).trim().to_owned();
    assert!(
        state.is_empty() || state.starts_with('Z'),
        "sleep still runs: {state}"
    );
}

#[test]
#[cfg(unix)]
fn the_end_of_a_failed_programs_log_is_in_the_error() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let mut shell = command("sh");
    shell.args(["-c", "echo what went wrong >&2; exit 3"]);
    let error = run_logged(&mut shell, &log, Duration::from_secs(30)).unwrap_err();
    assert!(
        format!("{error:#}").contains("what went wrong"),
        "{error:#}"
    );
}

#[test]
fn a_missing_program_is_named() {
    let error = output(&mut command("no-such-program"), Duration::from_secs(1)).unwrap_err();
    assert!(error.to_string().contains("no-such-program"), "{error}");
}
