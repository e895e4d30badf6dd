//! The schema of scenario files, against the files that there are and against the reader.
#![allow(clippy::panic, reason = "a test fails by panicking, its helpers too")]

use std::fs;

use padlock_sim::Scenario;
use padlock_tests::root;
use serde_json::{Map, Value, json};

use super::{MINE, json as printed};

/// A TOML file as JSON has it: points in time are strings.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(is) => json!(is),
        toml::Value::Datetime(time) => json!(time.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| (key, as_json(value)));
            Value::Object(entries.collect())
        }
    }
}

/// What is wrong with a value, by the keywords that the schema uses; a keyword that is not known here fails the test.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{at}: {what}"));
    let Value::Object(rules) = schema else {
        return if schema == &Value::Bool(false) {
            wrong("nothing may be here")
        } else {
            Ok(())
        };
    };
    for (rule, wanted) in rules {
        match rule.as_str() {
            "$schema"
            | "$defs"
            | "title"
            | "description"
            | "format"
            | "default"
            | "required"
            | "additionalProperties" => {}
            "$ref" => {
                let target = root.pointer(wanted.as_str().unwrap().trim_start_matches('#'));
                check(root, target.unwrap(), value, at)?;
            }
            "type" if !is_of_type(wanted, value) => return wrong(&format!("not {wanted}")),
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                return wrong("not one of these");
            }
            "const" if wanted != value => return wrong(&format!("not {wanted}")),
            "minimum" if value.as_i64() < wanted.as_i64() => return wrong("too small"),
            "maximum" if value.as_i64() > wanted.as_i64() => return wrong("too large"),
            "maxItems"
                if value.as_array().map_or(0, Vec::len) > wanted.as_u64().unwrap() as usize =>
            {
                return wrong("too many");
            }
            "pattern" => {
                assert_eq!(wanted, "^[a-z0-9-]+$");
                let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                let text = value.as_str().unwrap();
                if text.is_empty() || !text.chars().all(is_part) {
                    return wrong("not of that pattern");
                }
            }
            "anyOf" | "oneOf" => {
                let ways = wanted.as_array().unwrap();
                let fitting = ways
                    .iter()
                    .filter(|way| check(root, way, value, at).is_ok());
                let fitting = fitting.count();
                if fitting == 0 || (rule == "oneOf" && fitting > 1) {
                    return wrong(&format!("fits {fitting} of {}", ways.len()));
                }
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, wanted, item, &format!("{at}[{index}]"))?;
                }
            }
            "properties" => {
                let Some(object) = value.as_object() else {
                    continue;
                };
                for (key, schema) in wanted.as_object().unwrap() {
                    if let Some(value) = object.get(key) {
                        check(root, schema, value, &format!("{at}.{key}"))?;
                    }
                }
                keys(rules, object, at)?;
            }
            "type" | "enum" | "const" | "minimum" | "maximum" | "maxItems" => {}
            other => panic!("{at}: this test does not know {other}"),
        }
    }
    Ok(())
}

/// What is wrong with the keys of an object.
fn keys(rules: &Map<String, Value>, object: &Map<String, Value>, at: &str) -> Result<(), String> {
    let required = rules.get("required").and_then(Value::as_array);
    for key in required.into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(key) {
            return Err(format!("{at}: {key} is missing"));
        }
    }
    let is_closed = rules.get("additionalProperties") == Some(&Value::Bool(false));
    let known = rules["properties"].as_object().unwrap();
    match object
        .keys()
        .find(|key| is_closed && !known.contains_key(*key))
    {
        Some(key) => Err(format!("{at}: {key} is unknown")),
        None => Ok(()),
    }
}

fn is_of_type(wanted: &Value, value: &Value) -> bool {
    match wanted.as_str().unwrap() {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("this test does not know {other}"),
    }
}

fn checked(schema: &Value, toml: &str) -> Result<(), String> {
    let file: toml::Table = toml::from_str(toml).unwrap();
    check(schema, schema, &as_json(toml::Value::Table(file)), "file")
}

#[test]
fn every_scenario_file_of_the_catalogue_fits() {
    let schema = printed(&["schema"]);
    let folder = root().join("crates/padlock-sim/scenarios");
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(checked(&schema, &text), Ok(()), "{}", path.display());
        files += 1;
    }
    assert!(files >= 3, "{files} files");
}

/// A file of one's own with every kind of key.
const PLANNED: &str = r#"
by_hand = ["client"]

[[script]]
by = "client"
say = "hello"

[[plan]]
on = { from = "client", message = "ClientHello" }
do = { edit = { field = "cipher_suite", to = "00 2f", lengths = "left" } }

[[plan]]
do = "hold"

[[plan]]
do = { leak = { kind = "master_secret", of = "both", number = 0 } }

[client]
trusts_rogue_authority = true

[server]
certificate_fault = "expired"
"#;

#[test]
fn the_schema_refuses_what_the_reader_refuses_and_nothing_else() {
    let schema = printed(&["schema"]);
    let mine: String = MINE
        .lines()
        .take(6)
        .map(|line| format!("{line}\n"))
        .collect();
    let whole = format!("{mine}{PLANNED}");
    let both = |text: &str| {
        let reader = Scenario::from_toml(text, "mine.toml");
        let schema = checked(&schema, text);
        assert_eq!(
            reader.is_ok(),
            schema.is_ok(),
            "{reader:?} {schema:?} {text}"
        );
        schema.is_ok()
    };
    assert!(both(&whole));
    for (from, to) in [
        ("seed", "seed"),
        ("id = \"mine\"\n", ""),
        ("\"mine\"", "\"Mine\""),
        ("\"1.2\"", "\"9.9\""),
        ("\"1.2\"", "1.2"),
        ("by_hand = [\"client\"]", "by_hand = [\"nobody\"]"),
        ("by_hand = [\"client\"]", "by_hand = \"client\""),
        ("say =", "sing ="),
        ("by = \"client\"\n", ""),
        ("\"ClientHello\"", "\"ClientHallo\""),
        ("\"cipher_suite\"", "\"cipher\""),
        ("\"hold\"", "\"held\""),
        ("\"left\"", "\"right\""),
        ("\"master_secret\"", "\"master\""),
        (
            "trusts_rogue_authority = true",
            "trusts_rogue_authority = 1",
        ),
        ("trusts_rogue_authority", "trusts"),
        ("\"expired\"", "\"old\""),
        (
            "key_exchange = \"rsa\"",
            "key_exchange = \"rsa\"\nseed = -1",
        ),
        (
            "key_exchange = \"rsa\"",
            "key_exchange = \"rsa\"\ncipher_suite = \"TLS_NONE\"",
        ),
    ] {
        let changed = whole.replacen(from, to, 1);
        assert_eq!(both(&changed), changed == whole, "{from} to {to}");
    }
}

#[test]
fn the_schema_explains_every_key_of_the_file() {
    let schema = printed(&["schema"]);
    for (key, rules) in schema["properties"].as_object().unwrap() {
        assert!(rules["description"].is_string(), "{key}: {rules}");
    }
    let text = schema.to_string();
    assert!(!text.contains("null") && !text.contains("[`"), "{text}");
}
