//! The JSON Schema (draft 2020-12) of scenario files, made of the types that read them.
//!
//! What is read by derived code describes itself by derived code. Types of the engine, which knows no schemas, have a type of
//! their name here, for `#[schemars(with = "…")]`.

use std::borrow::Cow;

use padlock_tls::{codec, handshake, ledger, message_name, party, x509};
use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::Value;

use super::{Version, file::File, suites::Choice};

/// The schema that every scenario file fits.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<File>()
        .to_value();
    tidy(&mut schema);
    schema
}

/// A type of the engine that is written by one of its ids.
macro_rules! ids {
    ($($name:ident of $path:path),* $(,)?) => {
        $(
            pub(crate) struct $name;

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    use $path as Engine;
                    let ids: Vec<&str> = Engine::ALL.iter().map(|item| item.id()).collect();
                    json_schema!({ "type": "string", "enum": ids })
                }
            }
        )*
    };
}

ids! {
    CertificateFault of x509::CertificateFault,
    Demand of padlock_tls::server::Demand,
    LampName of crate::verdict::LampName,
    Field of codec::Field,
    MessageName of message_name::MessageName,
    Party of party::Party,
    Size of party::Size,
    ValueKind of ledger::ValueKind,
    Whose of party::Whose,
}

/// The name of a suite that a story can be played with.
pub(crate) struct CipherSuite;

impl JsonSchema for CipherSuite {
    fn schema_name() -> Cow<'static, str> {
        "CipherSuite".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let all = Version::ALL
            .iter()
            .flat_map(|version| Choice::all(*version));
        let mut codes: Vec<handshake::CipherSuite> = all.map(|choice| choice.code).collect();
        codes.sort_unstable_by_key(|code| code.0);
        codes.dedup();
        let ids: Vec<&str> = codes.into_iter().map(handshake::CipherSuite::id).collect();
        json_schema!({ "type": "string", "enum": ids })
    }
}

/// A point in time, as TOML has it.
pub(crate) struct Datetime;

impl JsonSchema for Datetime {
    fn schema_name() -> Cow<'static, str> {
        "Datetime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time" })
    }
}

/// A value: what it is, whose, and which one of many.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its schema is of use")]
pub(crate) struct Slot {
    /// What the value is.
    kind: ValueKind,
    /// Whose it is.
    of: Whose,
    /// The record's sequence number for what belongs to one record; 0 for all else.
    number: u64,
}

/// TOML has no null: what may be left out is only that. Rust's links in descriptions are their names.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(ways)) = object.get_mut("anyOf") {
                ways.retain(|way| way.get("type").is_none_or(|name| name != "null"));
                if let [Value::Object(only)] = ways.as_slice() {
                    let only = only.clone();
                    object.remove("anyOf");
                    object.extend(only);
                }
            }
            if let Some(Value::Object(default)) = object.get_mut("default") {
                default.retain(|_, value| !value.is_null());
            }
            object.retain(|key, value| key != "default" || !value.is_null());
            if let Some(Value::String(words)) = object.get_mut("description") {
                *words = words.replace("[`", "`").replace("`]", "`");
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}
