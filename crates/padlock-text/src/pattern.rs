//! Putting values into a pattern, which is written in [the encoding](crate::encoding).

use crate::{
    Arg, Locale,
    encoding::{CHOICE, IS, OR, VALUE},
    number, plural, pseudo,
};

/// The pattern with its values put in. A value that was not given shows as `{$name}`.
pub fn render(pattern: &str, locale: Locale, args: &[(&str, Arg<'_>)]) -> String {
    let disguise = locale.disguise();
    let mut out = String::new();
    out.extend(disguise.map(|_| pseudo::FRAME_OPENS));
    for (is_choice, part) in alternating(pattern, CHOICE) {
        let words = if is_choice {
            choose(part, locale, args)
        } else {
            part
        };
        for (is_value, part) in alternating(words, VALUE) {
            match disguise {
                _ if is_value => push_value(&mut out, part, locale, args),
                None => out.push_str(part),
                Some(marks) => pseudo::push(&mut out, part, marks),
            }
        }
    }
    out.extend(disguise.map(|_| pseudo::FRAME_CLOSES));
    out
}

/// The parts between marks; those with `true` stand between an opening and a closing one.
fn alternating(of: &str, mark: char) -> impl Iterator<Item = (bool, &str)> {
    let parts = of.split(mark).enumerate();
    parts.map(|(at, part)| (at % 2 == 1, part))
}

/// The words whose key is the value, or a count's plural category; else the default.
fn choose<'a>(choice: &'a str, locale: Locale, args: &[(&str, Arg<'_>)]) -> &'a str {
    let mut parts = choice.split(OR);
    let name = parts.next().unwrap_or_default();
    let default = parts.next().unwrap_or_default();
    let chosen = match value(name, args) {
        None => return default,
        Some(Arg::Text(text)) => text,
        Some(Arg::Count(count) | Arg::Number(count)) => plural::category(locale, count),
    };
    parts
        .filter_map(|part| part.split_once(IS))
        .find(|(key, _)| *key == chosen)
        .map_or(default, |(_, words)| words)
}

fn push_value(out: &mut String, name: &str, locale: Locale, args: &[(&str, Arg<'_>)]) {
    match value(name, args) {
        Some(Arg::Text(text)) => out.push_str(text),
        Some(Arg::Count(count)) => out.push_str(&count.to_string()),
        Some(Arg::Number(number)) => out.push_str(&number::grouped(locale, number)),
        None => {
            out.push_str("{$");
            out.push_str(name);
            out.push('}');
        }
    }
}

fn value<'a>(name: &str, args: &[(&str, Arg<'a>)]) -> Option<Arg<'a>> {
    let arg = args.iter().find(|(given, _)| *given == name);
    arg.map(|(_, value)| *value)
}
