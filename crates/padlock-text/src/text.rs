//! Looking a text up: one Fluent bundle per language.

use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{CliLabel, Label, Locale};

/// All texts of one language. Cloning shares them.
#[derive(Clone)]
pub struct Text {
    locale: Locale,
    bundle: Rc<FluentBundle<FluentResource>>,
}

/// A value put into a text where it says `{ $name }`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Inserted as it is.
    Text(&'a str),
    /// A whole number: written in decimal; texts may choose a plural form by it.
    Count(u64),
}

impl From<Arg<'_>> for FluentValue<'static> {
    fn from(arg: Arg<'_>) -> Self {
        match arg {
            Arg::Text(text) => FluentValue::from(text.to_owned()),
            Arg::Count(count) => FluentValue::from(count),
        }
    }
}

impl Text {
    /// Reads the language's texts.
    ///
    /// A text that does not parse is left out, and shows as its id; a test makes sure there is none.
    pub fn new(locale: Locale) -> Self {
        let language: LanguageIdentifier = locale.id().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        // What is inserted is code-like (numbers, hex, RFC names) and runs left to right:
        // invisible isolating marks around it would only get in the way of copying.
        bundle.set_use_isolating(false);
        for (_, source) in locale.sources() {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            // The only error is a text given twice; the first stays.
            let _ = bundle.add_resource(resource);
        }
        Self {
            locale,
            bundle: Rc::new(bundle),
        }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A text of the page.
    pub fn label(&self, label: Label) -> String {
        self.find(label.id(), None, &[])
    }

    /// A text of the page with values put in, each by its name.
    pub fn label_with(&self, label: Label, args: &[(&str, Arg<'_>)]) -> String {
        self.find(label.id(), None, args)
    }

    /// A text of the command line with values put in, each by its name.
    pub fn cli(&self, label: CliLabel, args: &[(&str, Arg<'_>)]) -> String {
        self.find(label.id(), None, args)
    }

    /// The message `key`, or its `attribute`; the key itself where there is no such text.
    pub(crate) fn find(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg<'_>)],
    ) -> String {
        self.look_up(key, attribute, args)
            .unwrap_or_else(|| match attribute {
                None => key.to_owned(),
                Some(name) => format!("{key}.{name}"),
            })
    }

    /// The message `key`, or its `attribute`, if there is such a text.
    pub(crate) fn look_up(
        &self,
        key: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg<'_>)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, FluentValue::from(*arg));
        }
        // A value that a text asks for and was not given shows as its name; a test gives every one.
        let text = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut Vec::new());
        Some(text.into_owned())
    }
}

impl PartialEq for Text {
    /// Two texts are equal when they speak the same language.
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Text").field(&self.locale).finish()
    }
}
