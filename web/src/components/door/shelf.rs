//! A group of the catalogue.

use yew::prelude::*;

use super::card::card;
use crate::{
    components::element::{element, p},
    view::door::Shelf,
};

pub fn shelf(shelf: &Shelf) -> Html {
    html! {
        <section key={shelf.group.id()} class="shelf" aria-label={shelf.title.clone()}>
            { element("h3", "", &shelf.title) }
            { p("hint", &shelf.words) }
            <ul>{ for shelf.cards.iter().map(card) }</ul>
        </section>
    }
}
