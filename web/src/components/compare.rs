//! Two worlds side by side.

use padlock_text::ToolLabel;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::element::{classes, element, p, span, when};
use crate::{
    effects::Kit,
    store::Action,
    view::{
        compare::{ComparedCard, RowCard, With},
        menus::WithCard,
    },
};

/// What can be compared with, and what was.
pub fn compare(kit: &Kit, options: &[WithCard], card: Option<&ComparedCard>) -> Html {
    let withs: Vec<With> = options.iter().map(|option| option.with.clone()).collect();
    let act = kit.act.clone();
    let onchange = move |event: Event| {
        let menu: HtmlSelectElement = event.target_unchecked_into();
        // The first option is none.
        let chosen = usize::try_from(menu.selected_index() - 1).ok();
        if let Some(with) = chosen.and_then(|at| withs.get(at)) {
            act.send(Action::Compare(with.clone()));
        }
    };
    html! {
        <div class="bench">
            <label class="hint">
                { span("", &kit.text.tool(ToolLabel::CompareWith, &[])) }
                <select {onchange}>
                    <option key="none" selected={card.is_none()}></option>
                    { for options.iter().enumerate().map(|(at, option)| html! {
                        <option key={at} selected={card.is_some_and(|card| card.with == option.with)}>{ option.words.as_str() }</option>
                    }) }
                </select>
            </label>
            { card.map(compared) }
        </div>
    }
}

fn compared(card: &ComparedCard) -> Html {
    let [one, other] = &card.titles;
    html! { <>
        <div class="tablebox" tabindex="0">
            <table class="compared">
                <thead><tr><td></td>{ element("th", "", one) }{ element("th", "", other) }</tr></thead>
                <tbody>{ for card.rows.iter().map(row) }</tbody>
                <tbody class="messages">{ for card.messages.iter().map(row) }</tbody>
            </table>
        </div>
        { for card.first.iter().enumerate().map(|(at, line)| p(if at == 0 { "lead" } else { "mono" }, line)) }
    </> }
}

fn row(card: &RowCard) -> Html {
    let cell = |at: usize| {
        let (words, meaning) = (card.cells.get(at), card.meanings.get(at));
        let meaning = meaning.map_or("", |meaning| meaning.class());
        html! { <td class={meaning}>{ words.map(String::as_str).unwrap_or_default() }</td> }
    };
    html! {
        <tr class={classes(&[when(card.differs(), "differs")])}>
            <th scope="row">{ card.name.as_str() }</th>
            { cell(0) }
            { cell(1) }
        </tr>
    }
}
