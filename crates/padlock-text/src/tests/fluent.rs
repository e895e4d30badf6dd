//! Fluent's own implementation as the judge: a text says what Fluent would say.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use super::sources;
use crate::{Arg, Locale, Text, compile::Language, plural};

/// Counts that fall into the plural categories of many languages.
const COUNTS: [u64; 5] = [0, 1, 2, 5, 21];

#[test]
fn every_text_says_what_fluent_would_say() {
    for locale in Locale::ALL {
        let text = Text::new(*locale);
        for (_, source) in sources(*locale) {
            compare(&text, &source);
        }
    }
}

#[test]
fn what_no_text_uses_yet_says_what_fluent_would_say() {
    let source = r#"
literal = { "{" }{ "  " }{ "\u00e9\\\"" } and { "}" }
lines =
    first line { $n }
      second line, indented

    third line
word-for-key = { $n ->
   *[other] other { $n }
    [one] one
    [few] few
 } and { $m ->
    [one] one { $n }{ $n }
   *[toy] toy
 }
no-value =
    .first = first
    .second = { $n ->
   *[one] one
 }
"#;
    compare(&read(Locale::En, source), source);
}

#[test]
fn plural_categories_are_those_of_fluent() {
    const SOURCE: &str = "n = { $count ->
        [zero] zero
        [one] one
        [two] two
        [few] few
        [many] many
       *[other] other
     }";
    for locale in Locale::ALL {
        let text = read(*locale, SOURCE);
        let bundle = bundle(*locale, SOURCE);
        let pattern = bundle.get_message("n").unwrap().value().unwrap();
        for count in (0..=1000).chain([10_000, 100_000, 1_000_000, 1_000_001]) {
            let theirs = format(&bundle, pattern, &[("count", Arg::Count(count))]);
            assert_eq!(plural::category(*locale, count), theirs, "{count}");
            let of_number = text.find("n", None, &[("count", Arg::Number(count))]);
            assert_eq!(of_number, theirs, "{count}");
        }
    }
}

/// Compares every message and attribute of `source`, with every combination of sample values.
fn compare(text: &Text, source: &str) {
    let bundle = bundle(text.locale(), source);
    let resource = FluentResource::try_new(source.to_owned()).unwrap();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let values = message.value.iter().map(|value| (None, value));
        let attributes = message
            .attributes
            .iter()
            .map(|attribute| (Some(attribute.id.name), &attribute.value));
        for (attribute, pattern) in values.chain(attributes) {
            let keys = keys_of(pattern);
            for args in combinations(&keys) {
                let ours = text.look_up(id, attribute, &args);
                let theirs = format(&bundle, pattern, &args);
                assert_eq!(ours, Some(theirs), "{id} {attribute:?} with {args:?}");
            }
        }
    }
}

pub fn read(locale: Locale, source: &str) -> Text {
    let mut language = Language::new(true);
    language.add(source).unwrap();
    Text::read(locale, language.encode().leak())
}

fn bundle(locale: Locale, source: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![locale.id().parse().unwrap()]);
    // What is inserted is code-like (numbers, hex, RFC names) and runs left to right:
    // invisible isolating marks around it would only get in the way of copying.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap();
    bundle.add_resource(resource).unwrap();
    bundle
}

fn format(
    bundle: &FluentBundle<FluentResource>,
    pattern: &Pattern<&str>,
    args: &[(&str, Arg<'_>)],
) -> String {
    let args: FluentArgs<'_> = args
        .iter()
        .map(|(name, arg)| match arg {
            Arg::Text(text) => (*name, FluentValue::from(*text)),
            Arg::Count(count) | Arg::Number(count) => (*name, FluentValue::from(*count)),
        })
        .collect();
    bundle
        .format_pattern(pattern, Some(&args), &mut Vec::new())
        .into_owned()
}

/// The values that a pattern asks for, each with the keys of the choices by it.
pub fn keys_of<'a>(pattern: &Pattern<&'a str>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut keys = BTreeMap::new();
    collect_keys(pattern, &mut keys);
    keys
}

fn collect_keys<'a>(pattern: &Pattern<&'a str>, into: &mut BTreeMap<&'a str, BTreeSet<&'a str>>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let (Expression::Inline(inline)
        | Expression::Select {
            selector: inline, ..
        }) = expression;
        if let InlineExpression::VariableReference { id } = inline {
            into.entry(id.name).or_default();
        }
        if let (Expression::Select { variants, .. }, InlineExpression::VariableReference { id }) =
            (expression, inline)
        {
            for variant in variants {
                if let VariantKey::Identifier { name } = variant.key {
                    into.entry(id.name).or_default().insert(name);
                }
                collect_keys(&variant.value, into);
            }
        }
    }
}

/// Every combination of samples: each value missing, each key of its choices, other words, and counts.
fn combinations<'a>(keys: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<(&'a str, Arg<'a>)>> {
    let mut combinations = vec![Vec::new()];
    for (name, keys) in keys {
        let words = keys.iter().copied().chain(["", "some { $words }"]);
        let samples: Vec<Arg<'a>> = words.map(Arg::Text).chain(COUNTS.map(Arg::Count)).collect();
        let without = combinations.clone();
        for sample in samples {
            combinations.extend(without.iter().map(|args| {
                let mut args = args.clone();
                args.push((*name, sample));
                args
            }));
        }
    }
    combinations
}
