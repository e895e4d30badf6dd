//! The whole page's menus: the defence, the branches, sharing, exporting, the keyboard.

use padlock_text::ToolLabel;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    compare::compare,
    element::{button, classes, span},
    keys::keys,
    own::Own,
    segmented::segmented,
    share::Share,
};
use crate::{
    effects::Kit,
    store::Action,
    view::menus::{BranchCard, Format, MenusCard},
};

/// The sheet for what one brings along.
pub const OWN: &str = "menu-own";

pub fn menus(kit: &Kit, card: &MenusCard) -> Html {
    let words = |label| kit.text.tool(label, &[]);
    let defence = card.defence.as_ref().map(|choices| {
        let label = words(ToolLabel::Defence);
        html! {
            <div class="setting">
                <span class="name" aria-hidden="true">{ label.as_str() }</span>
                { segmented(kit, "", label, choices) }
            </div>
        }
    });
    html! { <>
        <div class="place">
        { defence }
        { (!card.branches.is_empty()).then(|| branches(kit, &card.branches)) }
        </div>
        { menu("menu-compare", "wide", &words(ToolLabel::Compare), compare(kit, &card.withs, card.compared.as_deref())) }
        { menu(OWN, "wide", &words(ToolLabel::Own), html! { <Own kit={kit.clone()} /> }) }
        { menu("menu-share", "", &words(ToolLabel::Share), html! { <Share kit={kit.clone()} /> }) }
        { menu("menu-export", "", &words(ToolLabel::Export), exports(kit)) }
        { menu("menu-keys", "", &words(ToolLabel::Keys), keys(kit)) }
    </> }
}

/// A button that opens a sheet; one is open at a time.
fn menu(id: &'static str, class: &'static str, name: &str, inside: Html) -> Html {
    html! {
        <details class={classes(&["menu", class])} {id} name="menu">
            <summary>{ name }</summary>
            <div class="sheet">{ inside }</div>
        </details>
    }
}

fn exports(kit: &Kit) -> Html {
    let format = |format: &Format| {
        let words = kit.text.tool(format.label(), &[]);
        html! { <li>{ button(kit, "", &[], None, Action::Export(*format), words.into()) }</li> }
    };
    let print = kit.text.tool(ToolLabel::ExportPrint, &[]);
    html! {
        <ul class="exports">
            { for Format::ALL.iter().map(format) }
            <li>{ button(kit, "", &[], None, Action::Print, print.into()) }</li>
        </ul>
    }
}

fn branches(kit: &Kit, cards: &[BranchCard]) -> Html {
    let ends: Vec<_> = cards.iter().map(|card| card.end).collect();
    let act = kit.act.clone();
    let onchange = move |event: Event| {
        let menu: HtmlSelectElement = event.target_unchecked_into();
        let chosen = usize::try_from(menu.selected_index()).ok();
        if let Some(end) = chosen.and_then(|chosen| ends.get(chosen)) {
            act.send(Action::Visit(*end));
        }
    };
    html! {
        <label class="setting">
            { span("name", &kit.text.tool(ToolLabel::Branches, &[])) }
            <select {onchange}>
                { for cards.iter().enumerate().map(|(at, card)| html! {
                    <option key={at} selected={card.here}>{ card.words.as_str() }</option>
                }) }
            </select>
        </label>
    }
}
