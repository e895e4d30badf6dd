//! A job that runs: how far it has come, and the way to stop it.

use padlock_text::{Arg, ToolLabel};
use yew::prelude::*;

use super::{
    element::{button, span},
    icon::{Icon, icon},
};
use crate::{effects::Kit, store::Action};

pub fn job(kit: &Kit, name: &str, calls: u64) -> Html {
    let text = &kit.text;
    let title = text.tool(ToolLabel::Running, &[("attack", Arg::Text(name))]);
    let progress = text.tool(ToolLabel::AttackCalls, &[("calls", Arg::Number(calls))]);
    html! {
        <div class="job" role="group" aria-label={title.clone()}>
            { icon(Icon::Bolt) }
            { span("", &title) }
            <progress aria-label={title}></progress>
            { span("mono", &progress) }
            { button(kit, "", &[], None, Action::Cancel, text.tool(ToolLabel::Cancel, &[]).into()) }
        </div>
    }
}
