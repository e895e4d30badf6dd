//! The hand-out: what a printer gets in place of the stage.

use yew::prelude::*;

use super::{
    element::{element, p, span},
    icon::icon,
};
use crate::view::{
    Meaning,
    handout::{HandoutCard, HandoutRow, LearnedCard},
};

pub fn handout(card: &HandoutCard) -> Html {
    let fact = |(name, words): &(String, String)| {
        html! { <div><dt>{ name.as_str() }</dt><dd>{ words.as_str() }</dd></div> }
    };
    let (verdict, lamps) = &card.verdict;
    let (lacks, lacking) = &card.lacks;
    html! {
        <article class="handout">
            { element("h1", "", &card.title) }
            <dl class="facts">{ for card.facts.iter().map(fact) }</dl>
            <table>
                <thead><tr>{ for card.roles.iter().map(|role| element("th", "", role)) }</tr></thead>
                <tbody>{ for card.rows.iter().map(row) }</tbody>
            </table>
            { card.more.as_ref().map(|words| p("", words)) }
            { element("h2", "", verdict) }
            <ul class="lines">{ for lamps.iter().map(|(meaning, words)| line(*meaning, words)) }</ul>
            if !lacking.is_empty() {
                { element("h2", "", lacks) }
                { p("", &lacking.join(", ")) }
            }
            { p("again", &card.again) }
        </article>
    }
}

fn row(card: &HandoutRow) -> Html {
    let [client, eavesdropper, server] = &card.learned;
    let number = (card.number > 0).then(|| format!("{}. ", card.number));
    let name = html! { <>
        { number }
        { element("b", "", &card.name) }
        { card.length.as_ref().map(|length| html! { <>{ " " }{ span("size", length) }</> }) }
    </> };
    html! {
        <tr key={card.number}>
            <td>{ learned(client) }</td>
            <td>
                <div class={classes!("way", card.heading.class(), card.meaning.class())}>
                    { (card.meaning != Meaning::Neutral).then(|| icon(card.meaning.icon())) }<span>{ name }</span>
                </div>
                { (!card.words.is_empty()).then(|| p("", &card.words)) }
                { learned(eavesdropper) }
            </td>
            <td>{ learned(server) }</td>
        </tr>
    }
}

fn learned(cards: &[LearnedCard]) -> Html {
    let value = |card: &LearnedCard| {
        html! {
            <li class={card.meaning.class()}>
                { icon(card.meaning.icon()) }
                { span("", &card.name) }{ " " }{ element("code", "", &card.short) }
                { " " }{ element("small", "", &card.how) }
            </li>
        }
    };
    html! { <ul class="lines">{ for cards.iter().map(value) }</ul> }
}

fn line(meaning: Meaning, words: &str) -> Html {
    html! { <li class={meaning.class()}>{ icon(meaning.icon()) }{ span("", words) }</li> }
}
