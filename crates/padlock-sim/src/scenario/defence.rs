//! The defence of a story: what its file says under `[defence]`, put over the rest.

use toml::{Table, Value};

/// The text of the same file with its defence on; `None` for a file that has none.
///
/// # Errors
/// What the TOML reader or writer says.
pub(super) fn defended(text: &str) -> Result<Option<String>, String> {
    let mut file: Table = toml::from_str(text).map_err(|error| error.message().to_owned())?;
    match file.remove("defence") {
        Some(Value::Table(defence)) => {
            merge(&mut file, defence);
            let text = toml::to_string(&file).map_err(|error| error.to_string())?;
            Ok(Some(text))
        }
        _ => Ok(None),
    }
}

/// Tables are put over tables; anything else takes the place of what was there.
fn merge(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(under)), Value::Table(over)) => merge(under, over),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}
