//! One computation: what went in, its table, what came out, and the steps inside it.

use yew::prelude::*;

use crate::{
    components::element::{element, group, when},
    view::working::{CellCard, RowCard, StepCard},
};

pub fn step_view(card: &StepCard) -> Html {
    let givens = card.inputs.iter().chain(&card.result).enumerate();
    let givens = givens.map(|(at, (name, value))| {
        html! {
            <div key={at} class={when(at >= card.inputs.len(), "result")}>
                { element("dt", "", name) }
                { element("dd", "", value) }
            </div>
        }
    });
    let table = (!card.rows.is_empty()).then(|| table(card));
    let inner = (!card.inner.is_empty()).then(|| {
        html! {
            <div class="inner">{ for card.inner.iter().map(|step| step_view(step)) }</div>
        }
    });
    html! {
        <details key={card.key} class="step" open={card.open}>
            <summary>{ element("b", "", &card.title) }{ " " }{ element("code", "", &card.brief) }</summary>
            <dl class="givens">{ for givens }</dl>
            { curve(card) }
            { table }
            { inner }
        </details>
    }
}

#[cfg(not(feature = "whole"))]
fn curve(_: &StepCard) -> Html {
    Html::default()
}

#[cfg(feature = "whole")]
fn curve(card: &StepCard) -> Html {
    let curve = card.curve.as_ref().map(super::curve::curve);
    curve.unwrap_or_default()
}

fn inside(cell: &CellCard) -> Html {
    match cell {
        CellCard::Words(words) => words.as_str().into(),
        CellCard::Matrix(nibbles) => html! {
            <span class="matrix">
                { for nibbles.iter().enumerate().map(|(at, nibble)| html! { <i key={at}>{ nibble.as_str() }</i> }) }
            </span>
        },
    }
}

fn table(card: &StepCard) -> Html {
    let heads = card.columns.iter().enumerate();
    let heads = heads.map(|(at, name)| html! { <th key={at} scope="col">{ name.as_str() }</th> });
    let rows = card.rows.iter().enumerate();
    let rows = rows.map(|(at, row)| html! { <tr key={at}>{ cells(row, card.columns.len()) }</tr> });
    let table = html! {
        <table>
            <thead><tr>{ for heads }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    };
    group("rows", card.title.clone(), table)
}

fn cells(row: &RowCard, columns: usize) -> Html {
    match row {
        RowCard::Cells(cells) => {
            let cells = cells.iter().enumerate();
            cells
                .map(|(at, cell)| html! { <td key={at}>{ inside(cell) }</td> })
                .collect()
        }
        RowCard::Elided(words) => {
            html! { <td class="elided" colspan={columns.to_string()}>{ words.as_str() }</td> }
        }
    }
}
