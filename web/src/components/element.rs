//! Small elements that the parts of the page share, and what their attributes say.

use padlock_text::{Arg, Label};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::{effects::Kit, store::Action};

/// Any element with a class and words.
pub fn element(name: &'static str, class: &'static str, words: &str) -> Html {
    html! { <@{name} {class}>{ words }</@> }
}

/// A line of a list that says how much is left out. It has a key, as every line has: of a list in which one lacks it, Yew makes
/// all lines anew where they move.
pub fn left_out(kit: &Kit, label: Label, count: usize) -> Option<Html> {
    let words = || {
        let count = [("count", Arg::Count(count as u64))];
        html! { <li key={label.id()} class="more">{ kit.text.label_with(label, &count) }</li> }
    };
    (count > 0).then(words)
}

/// A run of words.
pub fn span(class: &'static str, words: &str) -> Html {
    element("span", class, words)
}

/// A paragraph.
pub fn p(class: &'static str, words: &str) -> Html {
    element("p", class, words)
}

/// An icon with words after it.
pub fn labelled(name: &'static str, class: &'static str, shown: Icon, words: &str) -> Html {
    html! { <@{name} {class}>{ icon(shown) }{ words }</@> }
}

/// The small heading over a list; with how many there are, where that matters.
pub fn overline(words: &str, count: Option<usize>) -> Html {
    let count = count.map(|count| span("", &count.to_string()));
    html! { <h3 class="overline">{ words }{ count }</h3> }
}

/// A part that scrolls by itself: a stop in the order of focus, with a name that is read aloud.
pub fn group(class: &'static str, label: String, inside: Html) -> Html {
    html! { <div {class} tabindex="0" role="group" aria-label={label}>{ inside }</div> }
}

/// A button; `pressed` where it stays so.
pub fn button(
    kit: &Kit,
    key: &str,
    class: &[&'static str],
    pressed: Option<bool>,
    action: Action,
    inside: Html,
) -> Html {
    html! {
        <button
            {key}
            type="button"
            class={classes(class)}
            aria-pressed={pressed.map(truth)}
            onclick={kit.act.on(action)}
        >
            { inside }
        </button>
    }
}

/// The classes that are not empty.
pub fn classes(names: &[&'static str]) -> Classes {
    names.iter().copied().collect()
}

/// A class that is there only sometimes.
pub const fn when(there: bool, class: &'static str) -> &'static str {
    if there { class } else { "" }
}

/// The value of an ARIA attribute.
pub const fn truth(truth: bool) -> &'static str {
    if truth { "true" } else { "false" }
}
