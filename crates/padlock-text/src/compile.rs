//! From Fluent's syntax to [the encoding](crate::encoding): at build time, and in tests.
//!
//! Of Fluent it takes text, `{ $value }`, `{ "literal" }`, attributes, and a choice by a value
//! with words for keys. Everything else is refused.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
    unicode::unescape_unicode_to_string,
};

use crate::encoding::{CHOICE, IS, OR, RECORD, VALUE};

/// The heading of those texts of a file that only builds with every suite can show.
pub const ALL_SUITES: &str = "all-suites";

/// The texts of one language: keys with their encoded patterns.
pub struct Language {
    texts: BTreeMap<String, String>,
    all_suites: bool,
}

impl Language {
    /// No text yet. Those under the heading [`ALL_SUITES`] are left out unless asked for.
    pub fn new(all_suites: bool) -> Self {
        Self {
            texts: BTreeMap::new(),
            all_suites,
        }
    }

    /// Takes in the texts of a Fluent file.
    ///
    /// # Errors
    /// What is wrong with the file: the line of a syntax error, or the text and why it is refused.
    pub fn add(&mut self, source: &str) -> Result<(), String> {
        let resource = parser::parse(source).map_err(|(_, errors)| {
            let errors: Vec<String> = errors
                .iter()
                .map(|error| format!("line {}: {}", line_of(source, error.pos.start), error.kind))
                .collect();
            errors.join("; ")
        })?;
        let mut left_out = false;
        for entry in resource.body {
            match entry {
                Entry::GroupComment(heading) => {
                    left_out = !self.all_suites && heading.content == [ALL_SUITES];
                }
                Entry::Message(_) if left_out => {}
                Entry::Message(message) => {
                    let id = message.id.name;
                    if let Some(value) = &message.value {
                        self.insert(id.to_owned(), value)?;
                    }
                    for attribute in &message.attributes {
                        self.insert(format!("{id}.{}", attribute.id.name), &attribute.value)?;
                    }
                }
                Entry::Term(term) => {
                    return Err(format!("-{}: a term is not supported", term.id.name));
                }
                Entry::Comment(_) | Entry::ResourceComment(_) => {}
                Entry::Junk { .. } => return Err("not a message".to_owned()),
            }
        }
        Ok(())
    }

    /// All texts in one string.
    pub fn encode(&self) -> String {
        let records: Vec<String> = self
            .texts
            .iter()
            .map(|(key, pattern)| format!("{key}{IS}{pattern}"))
            .collect();
        records.join(&RECORD.to_string())
    }

    /// All texts as a translation of `english`; what is not translated stays English.
    pub fn encode_as_translation(&self, english: &Self) -> String {
        let patterns: Vec<&str> = english
            .texts
            .iter()
            .map(|(key, pattern)| self.texts.get(key).unwrap_or(pattern).as_str())
            .collect();
        patterns.join(&RECORD.to_string())
    }

    fn insert(&mut self, key: String, value: &Pattern<&str>) -> Result<(), String> {
        let encoded = pattern(value).map_err(|why| format!("{key}: {why}"))?;
        match self.texts.insert(key.clone(), encoded) {
            None => Ok(()),
            Some(_) => Err(format!("{key}: given twice")),
        }
    }
}

/// The line of a place in the source, counted from 1.
fn line_of(source: &str, position: usize) -> usize {
    let before = source.bytes().take(position);
    before.filter(|byte| *byte == b'\n').count() + 1
}

fn pattern(pattern: &Pattern<&str>) -> Result<String, String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => choice(selector, variants),
            simple => part_of_words(simple),
        })
        .collect()
}

fn words(pattern: &Pattern<&str>) -> Result<String, String> {
    pattern.elements.iter().map(part_of_words).collect()
}

fn part_of_words(element: &PatternElement<&str>) -> Result<String, String> {
    match element {
        PatternElement::TextElement { value } => text(value),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                Ok(format!("{VALUE}{}{VALUE}", id.name))
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                text(&unescape_unicode_to_string(value))
            }
            Expression::Inline(other) => Err(format!("{} is not supported", kind(other))),
            Expression::Select { .. } => {
                Err("a choice inside a choice is not supported".to_owned())
            }
        },
    }
}

/// A choice by the value `selector`.
fn choice(selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Result<String, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err(format!("a choice by {} is not supported", kind(selector)));
    };
    let mut keys = BTreeSet::new();
    let (mut default, mut others) = (String::new(), String::new());
    for variant in variants {
        let VariantKey::Identifier { name } = variant.key else {
            return Err("a choice with a number for a key is not supported".to_owned());
        };
        if !keys.insert(name) {
            return Err(format!("[{name}] given twice"));
        }
        let words = words(&variant.value)?;
        if variant.default {
            default = words;
        } else {
            others.push_str(&format!("{OR}{name}{IS}{words}"));
        }
    }
    Ok(format!("{CHOICE}{}{OR}{default}{others}{CHOICE}", id.name))
}

/// Text as it is, once it is sure to hold none of the encoding's marks.
fn text(text: &str) -> Result<String, String> {
    match text.chars().find(|c| c.is_control() && *c != '\n') {
        None => Ok(text.to_owned()),
        Some(mark) => Err(format!(
            "the control character U+{:04X} is not supported",
            u32::from(mark)
        )),
    }
}

/// What kind of expression it is.
fn kind(expression: &InlineExpression<&str>) -> String {
    match expression {
        InlineExpression::StringLiteral { .. } => "a literal".to_owned(),
        InlineExpression::NumberLiteral { value } => format!("the number {value}"),
        InlineExpression::FunctionReference { id, .. } => format!("the function {}", id.name),
        InlineExpression::MessageReference { id, .. } => format!("the message {}", id.name),
        InlineExpression::TermReference { id, .. } => format!("the term -{}", id.name),
        InlineExpression::VariableReference { id } => format!("the value ${}", id.name),
        InlineExpression::Placeable { .. } => "braces inside braces".to_owned(),
    }
}
