//! Reads the Fluent files of every language, so that the page carries words and no parser.
//!
//! The texts in `locales/<language>` become the file `<language>.txt`, which `Locale` includes.
//! What is wrong with a file stops the build.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

#[path = "src/compile.rs"]
mod compile;
#[path = "src/encoding.rs"]
mod encoding;

/// The file of the command line's texts.
const CLI: &str = "cli.ftl";
/// The file of the texts that only the whole page shows.
const TOOLS: &str = "tools.ftl";

/// The folder of the language that all others are translations of.
const ENGLISH: &str = "en";

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(wrong) = compile_all(&out) {
        println!("cargo::error={wrong}");
    }
}

fn compile_all(out: &Path) -> Result<(), String> {
    let locales = Path::new("locales");
    let english = compile_language(&locales.join(ENGLISH))?;
    for folder in sorted_entries(locales)? {
        let texts = match folder.ends_with(ENGLISH) {
            true => english.encode(),
            false => compile_language(&folder)?.encode_as_translation(&english),
        };
        let language = folder.file_name().unwrap_or_default();
        let file = out.join(language).with_extension("txt");
        fs::write(&file, texts).map_err(|error| at(&file, &error))?;
    }
    Ok(())
}

/// The texts of all files of a language, as far as the features ask for them.
fn compile_language(folder: &Path) -> Result<compile::Language, String> {
    let with_cli = env::var_os("CARGO_FEATURE_CLI").is_some();
    let all_suites = env::var_os("CARGO_FEATURE_ALL_SUITES").is_some();
    let mut language = compile::Language::new(all_suites);
    for file in sorted_entries(folder)? {
        if (file.ends_with(CLI) && !with_cli) || (file.ends_with(TOOLS) && !all_suites) {
            continue;
        }
        let source = fs::read_to_string(&file).map_err(|error| at(&file, &error))?;
        language
            .add(&source)
            .map_err(|why| format!("{}: {why}", file.display()))?;
    }
    Ok(language)
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        paths.collect::<io::Result<Vec<PathBuf>>>()
    });
    let mut paths = entries.map_err(|error| at(folder, &error))?;
    paths.sort();
    Ok(paths)
}

fn at(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}
