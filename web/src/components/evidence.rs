//! Every check of a certificate, how it came out, and what it looked at.

use padlock_text::ToolLabel;
use yew::prelude::*;

use super::element::{element, labelled, overline, span};
use crate::{effects::Kit, view::evidence::EvidenceCard};

pub fn evidence(kit: &Kit, cards: &[EvidenceCard]) -> Html {
    let check = |card: &EvidenceCard| {
        let details = card.details.iter().map(|(name, value)| {
            html! { <div>{ element("dt", "", name) }{ element("dd", "", value) }</div> }
        });
        html! {
            <li class={card.meaning.class()}>
                { labelled("span", "name", card.meaning.icon(), &card.name) }
                { span("outcome", &card.outcome) }
                { (!card.details.is_empty()).then(|| html! { <dl>{ for details }</dl> }) }
            </li>
        }
    };
    let heading = kit.text.tool(ToolLabel::Evidence, &[]);
    html! { <>
        { overline(&heading, None) }
        <ul class="evidence" tabindex="0" aria-label={heading}>{ for cards.iter().map(check) }</ul>
    </> }
}
