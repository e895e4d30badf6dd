//! A hex grid and a field tree that point at each other.

use std::rc::Rc;

use yew::prelude::*;

use super::{field_tree::FieldTree, hex_grid::HexGrid};
use crate::view::grid::GridCard;

#[derive(Properties, PartialEq)]
pub struct LinkedProps {
    pub card: Rc<GridCard>,
}

/// The field under the pointer wins over the one last chosen.
#[component]
pub fn Linked(props: &LinkedProps) -> Html {
    let hovered = use_state(|| None::<usize>);
    let chosen = use_state(|| props.card.first);
    let active = hovered.or(*chosen);
    let onhover = {
        let hovered = hovered.clone();
        Callback::from(move |field: Option<usize>| hovered.set(field))
    };
    let onchoose = {
        let chosen = chosen.clone();
        Callback::from(move |field: usize| chosen.set(Some(field)))
    };
    html! {
        <div class="linked">
            <HexGrid card={props.card.clone()} {active} chosen={*chosen} onhover={onhover.clone()} onchoose={onchoose.clone()} />
            <FieldTree card={props.card.clone()} {active} chosen={*chosen} {onhover} {onchoose} />
        </div>
    }
}
