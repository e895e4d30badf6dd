//! One computation: what went in, its table, what came out, and the steps inside it.

use yew::prelude::*;

use crate::view::working::{RowCard, StepCard};

pub fn step_view(card: &StepCard) -> Html {
    html! {
        <details key={card.key} class="step" open={card.open}>
            <summary><b>{ &card.title }</b>{ " " }<code>{ &card.brief }</code></summary>
            <dl class="givens">
                { for card.inputs.iter().chain(&card.result).enumerate().map(|(at, (name, value))| html! {
                    <div key={at} class={(at >= card.inputs.len()).then_some("result")}>
                        <dt>{ name }</dt><dd>{ value }</dd>
                    </div>
                }) }
            </dl>
            if !card.rows.is_empty() {
                <div class="rows" tabindex="0" role="group" aria-label={card.title.clone()}><table>
                    <thead><tr>{ for card.columns.iter().enumerate().map(|(at, name)| html! { <th key={at} scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for card.rows.iter().enumerate().map(|(at, row)| html! { <tr key={at}>{ cells(row, card.columns.len()) }</tr> }) }</tbody>
                </table></div>
            }
            if !card.inner.is_empty() {
                <div class="inner">
                    { for card.inner.iter().map(|step| step_view(step)) }
                </div>
            }
        </details>
    }
}

fn cells(row: &RowCard, columns: usize) -> Html {
    match row {
        RowCard::Cells(cells) => cells
            .iter()
            .enumerate()
            .map(|(at, cell)| html! { <td key={at}>{ cell }</td> })
            .collect(),
        RowCard::Elided(words) => {
            html! { <td class="elided" colspan={columns.to_string()}>{ words }</td> }
        }
    }
}
