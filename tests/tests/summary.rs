//! The tables that the live tests left behind, all at once.

use std::fs;

use padlock_tests::table;

fn main() {
    let folder = table::folder(env!("CARGO_TARGET_TMPDIR"));
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = files.map(|file| file.path()).collect();
    files.sort();
    for table in files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
    {
        println!("{table}");
    }
}
