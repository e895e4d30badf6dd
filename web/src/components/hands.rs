//! The eavesdropper's tools: for the message in her hands, and for the wire.

use padlock_text::{Arg, ToolLabel};
use yew::prelude::*;

use super::{
    change::Change,
    element::{button, labelled, overline},
    icon::{Icon, icon},
    slip::Slip,
};
use crate::{
    effects::Kit,
    view::hands::{HandsCard, ToolCard},
};

pub fn hands(kit: &Kit, card: &HandsCard) -> Html {
    let text = &kit.text;
    let message = card.message.as_ref().map(|message| {
        let name = [("name", Arg::Text(&message.name))];
        let title = text.tool(ToolLabel::Tools, &name);
        html! {
            <div class="tools" role="group" aria-label={title.clone()}>
                { labelled("h3", "", Icon::Bolt, &title) }
                { tools(kit, &message.tools) }
                { message.changes.then(|| html! {
                    <Change key={message.id.index()} kit={kit.clone()} card={message.clone()} />
                }) }
            </div>
        }
    });
    let title = text.tool(ToolLabel::ToolsWire, &[]);
    let refusal = card.refusal.as_ref().map(|why| {
        html! { <p class="refusal" role="alert">{ icon(Icon::Lock) }{ why.as_str() }</p> }
    });
    html! {
        <div class="hands">
            { refusal }
            { message }
            <div class="tools" role="group" aria-label={title.clone()}>
                { labelled("h3", "", Icon::Bolt, &title) }
                { tools(kit, &card.wire) }
                <Slip kit={kit.clone()} between={card.between.clone()} />
                { overline(&text.tool(ToolLabel::Attacks, &[]), None) }
                { tools(kit, &card.attacks) }
            </div>
        </div>
    }
}

fn tools(kit: &Kit, cards: &[ToolCard]) -> Html {
    let tool = |card: &ToolCard| {
        button(
            kit,
            card.key,
            &[],
            None,
            card.action.clone(),
            card.words.as_str().into(),
        )
    };
    html! { <div class="acts">{ for cards.iter().map(tool) }</div> }
}
