//! Reproduce: the command line, to be copied.

use padlock_text::ToolLabel;
use yew::prelude::*;

use super::picks::picks;
use crate::{
    components::element::{group, p},
    effects::{Kit, copy},
    view::reproduce::ReproduceCard,
};

pub fn reproduce(kit: &Kit, card: &ReproduceCard) -> Html {
    let words = |label| kit.text.tool(label, &[]);
    let inside = match &card.command {
        None => p("empty", &words(ToolLabel::ReproduceNone)),
        Some(command) => html! { <>
            { p("lead", &words(ToolLabel::ReproduceLead)) }
            <Shell key={command.as_str()} kit={kit.clone()} name={card.name.clone()} command={command.clone()} />
        </> },
    };
    html! { <>{ picks(kit, &card.picks) }{ inside }</> }
}

#[derive(Properties, PartialEq)]
pub struct ShellProps {
    pub kit: Kit,
    /// What comes out.
    pub name: Option<String>,
    pub command: String,
}

/// A command line, and whether it was copied.
pub struct Shell {
    copied: Option<bool>,
}

/// What happens to the command line.
pub enum Copying {
    Begun,
    Done(bool),
}

impl Component for Shell {
    type Message = Copying;
    type Properties = ShellProps;

    fn create(_: &Context<Self>) -> Self {
        Self { copied: None }
    }

    fn update(&mut self, ctx: &Context<Self>, copying: Copying) -> bool {
        match copying {
            Copying::Begun => {
                let command = ctx.props().command.clone();
                ctx.link()
                    .send_future(async { Copying::Done(copy(command).await) });
                false
            }
            Copying::Done(copied) => {
                self.copied = Some(copied);
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ShellProps { kit, name, command } = ctx.props();
        let words = |label| kit.text.tool(label, &[]);
        let said = match self.copied {
            None => String::new(),
            Some(true) => words(ToolLabel::Copied),
            Some(false) => words(ToolLabel::CopyRefused),
        };
        let onclick = ctx.link().callback(|_: MouseEvent| Copying::Begun);
        let label = name.clone().unwrap_or_default();
        html! {
            <div class="shell">
                { group("command", label, html! { <pre>{ command.as_str() }</pre> }) }
                <p class="copy">
                    <button type="button" {onclick}>{ words(ToolLabel::Copy) }</button>
                    <span role="status">{ said }</span>
                </p>
            </div>
        }
    }
}
