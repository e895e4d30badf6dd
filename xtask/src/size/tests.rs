use super::*;

#[test]
fn the_budget_itself_is_permitted_and_one_byte_more_is_not() {
    let (name, budget) = FRONT;
    assert!(within_budget(name, budget, budget).is_ok());
    assert!(within_budget(name, budget + 1, budget).is_err());
}

#[test]
fn a_page_weighs_what_it_names_and_what_another_names_is_not_its_own() {
    let page = tempfile::tempdir().unwrap();
    for (file, bytes) in [("index.html", 1000), ("a.css", 500), ("b.css", 300)] {
        fs::write(page.path().join(file), "a".repeat(bytes)).unwrap();
    }
    let mut weights = Vec::new();
    weigh_folder(page.path(), page.path(), &mut weights).unwrap();
    let loaded = loaded("index.html", "<link href=./a.css>", &weights);
    let mut plain: Vec<usize> = loaded.iter().map(|weight| weight.bytes).collect();
    plain.sort_unstable();
    assert_eq!(plain, [500, 1000]);
    assert!(total(&loaded) < 100, "repeated letters compress");
}
