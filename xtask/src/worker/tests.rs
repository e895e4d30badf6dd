use super::*;

const SCRIPT: &str = "import init from './loader.js';";
const LINK: &str =
    "<link rel=\"modulepreload\" href=\"./padlock-web-1.js\" integrity=\"sha384-x\">";

#[test]
fn a_page_that_asks_for_a_worker_is_told_its_name_and_its_hash() {
    let folder = tempfile::tempdir().unwrap();
    let html = add(&format!("{MARK}{LINK}"), SCRIPT, folder.path()).unwrap();
    let (_, rest) = html.split_once("content=\"./").unwrap();
    let (name, rest) = rest.split_once('"').unwrap();
    let written = fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(written, "import init from './padlock-web-1.js';");
    let hash = Base64::encode_string(&Sha384::digest(&written));
    assert!(
        rest.starts_with(&format!(" data-integrity=\"sha384-{hash}\">")),
        "{rest}"
    );
}

#[test]
fn a_page_that_asks_for_none_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(add(LINK, SCRIPT, folder.path()).unwrap(), LINK);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
}

#[test]
fn a_worker_without_a_loader_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(add(MARK, SCRIPT, folder.path()).is_err());
}

#[test]
fn a_worker_of_another_loader_has_another_name() {
    assert_ne!(name(SCRIPT), name(&SCRIPT.replace("loader", "other")));
}
