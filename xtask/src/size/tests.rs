use super::*;

#[test]
fn the_budget_itself_is_permitted_and_one_byte_more_is_not() {
    assert!(within_budget(BUDGET).is_ok());
    assert!(within_budget(BUDGET + 1).is_err());
}

#[test]
fn files_in_subfolders_are_weighed_too() {
    let page = tempfile::tempdir().unwrap();
    fs::create_dir(page.path().join("fonts")).unwrap();
    fs::write(page.path().join("index.html"), "a".repeat(1000)).unwrap();
    fs::write(page.path().join("fonts").join("a.css"), "b".repeat(500)).unwrap();
    let mut weights = Vec::new();
    weigh_folder(page.path(), page.path(), &mut weights).unwrap();
    let mut plain: Vec<usize> = weights.iter().map(|weight| weight.bytes).collect();
    plain.sort_unstable();
    assert_eq!(plain, [500, 1000]);
    assert!(total(&weights) < 100, "repeated letters compress");
}
