//! One message of the ladder: an arrow from sender to receiver with a box on it.

use yew::prelude::*;

use super::icon::icon;
use crate::{
    hooks::Kit,
    store::Action,
    view::ladder::{RungCard, RungStage},
};

pub fn rung(kit: &Kit, card: &RungCard) -> Html {
    let act = &kit.act;
    let onclick = card
        .target
        .clone()
        .map(|target| act.on(Action::Select(target)));
    let stage = match card.stage {
        RungStage::Delivered => "",
        RungStage::Next => "ahead next",
        RungStage::Ahead => "ahead",
    };
    html! {
        <div
            class={classes!("rung", card.heading.class(), card.meaning.class(), stage, card.fresh.then_some("fresh"))}
            data-open={card.opened.then_some("true")}
        >
            <span class="number" aria-hidden="true">{ card.number }</span>
            <button
                type="button"
                class="box"
                aria-pressed={card.selected.to_string()}
                disabled={onclick.is_none()}
                {onclick}
            >
                { icon(card.icon()) }
                <span class="name"><span class="unseen">{ format!("{}. ", card.number) }</span>{ &card.name }</span>
                if let Some(size) = &card.size {
                    <span class="size">{ size }</span>
                }
                <span class="unseen">{ &card.spoken }</span>
            </button>
        </div>
    }
}
