//! Stories as one names them on the command line: `tls12-rsa`, `mine.toml`, `tls12-rsa:version=1.3,size=full`.

use std::path::Path;

use padlock_sim::{
    Link, Scenario,
    link::Story,
    scenario::{self, Variation, catalogue},
};

use crate::{args::Size, failure::Failure, output};

/// The moment before the first command of the story that was named, with the size and seed that were asked for.
pub fn named(name: &str, size: Option<Size>, seed: Option<u64>) -> Result<Link, Failure> {
    let (name, keys) = parts(name);
    let variation = match keys {
        None => Variation::default(),
        Some(keys) => Variation::parse(keys).ok_or_else(|| Failure::Keys(keys.to_owned()))?,
    };
    let story = match is_file(name) {
        true => Story::Written(output::read(Path::new(name))?),
        false => Story::Named(name.to_owned()),
    };
    let mut link = Link {
        story,
        variation,
        commands: Vec::new(),
    };
    vary(&mut link, size, seed);
    Ok(link)
}

/// Gives a story another size and seed, where they were asked for.
pub fn vary(link: &mut Link, size: Option<Size>, seed: Option<u64>) {
    if let Some(size) = size {
        let size = padlock_tls::party::Size::from(size);
        link.variation.set("size", size.id());
    }
    if let Some(seed) = seed {
        link.variation.set("seed", &seed.to_string());
    }
}

/// What the story of this name is; errors in a file call it by its name.
pub fn scenario(link: &Link, name: &str) -> Result<Scenario, Failure> {
    let (name, _) = parts(name);
    let text = match &link.story {
        Story::Written(text) => text.as_str(),
        Story::Named(id) => scenario::text(id).ok_or_else(|| unknown(id))?,
    };
    Ok(link.variation.of(text, name)?)
}

/// The name, and the keys behind its last `:`. A `:` without `=` behind it belongs to a path.
fn parts(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once(':') {
        Some((name, keys)) if keys.contains('=') => (name, Some(keys)),
        _ => (name, None),
    }
}

/// Whether the name is that of a file: ids have neither dots nor slashes.
fn is_file(name: &str) -> bool {
    name.contains(['.', '/', '\\'])
}

fn unknown(name: &str) -> Failure {
    let known = catalogue()
        .unwrap_or_default()
        .into_iter()
        .map(|scenario| scenario.id)
        .collect();
    Failure::UnknownScenario {
        name: name.to_owned(),
        known,
    }
}
