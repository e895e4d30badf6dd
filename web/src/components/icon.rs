//! Icons, drawn on a 16 by 16 grid in the colour of the text around them.

use yew::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Under keys.
    Lock,
    /// A lock that no longer holds.
    Unlock,
    /// A secret.
    Key,
    /// Anyone can read it.
    Eye,
    /// Nothing there: lacking, not offered.
    Dash,
    /// The client: a laptop.
    Client,
    /// The server: two units of a rack.
    Server,
    /// The eavesdropper's doing.
    Bolt,
    /// Bytes in rows.
    Grid,
    /// Arithmetic.
    Sum,
    /// From sources to a value.
    Tree,
    /// To the first moment.
    Restart,
    /// One moment back.
    Back,
    /// One moment on.
    Step,
    /// Moment after moment.
    Play,
    /// Stop playing.
    Pause,
}

#[derive(Properties, PartialEq)]
pub struct IconProps {
    pub icon: Icon,
}

/// An icon. It repeats what words beside it say, so assistive technology skips it.
#[component]
pub fn IconView(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{ shapes(props.icon) }</svg>
    }
}

/// Shapes are stroked with round ends unless they are solid.
fn shapes(icon: Icon) -> Html {
    match icon {
        Icon::Lock => html! { <>{ stroke("M4.75 7V5.25a3.25 3.25 0 0 1 6.5 0V7") }{ body() }</> },
        Icon::Unlock => {
            html! { <>{ stroke("M4.75 7V4.75a3.25 3.25 0 0 1 6.1-1.55") }{ body() }</> }
        }
        Icon::Key => stroke(
            "M11 8.1a3.1 3.1 0 1 1 0-6.2 3.1 3.1 0 0 1 0 6.200M8.7 7.3 2.2 13.800M4.3 11.700l1.9 1.900M6.4 9.600l1.5 1.5",
        ),
        Icon::Eye => html! { <>
            { stroke("M1.2 8S3.7 3.6 8 3.6 14.8 8 14.8 8 12.3 12.4 8 12.4 1.2 8 1.2 8Z") }
            <circle cx="8" cy="8" r="2.2" fill="currentColor" />
        </> },
        Icon::Dash => html! {
            <circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.7 1.86" stroke-linecap="round" />
        },
        Icon::Client => stroke(
            "M3.9 3h8.200a1.4 1.4 0 0 1 1.4 1.400V10.500h-11V4.400A1.4 1.4 0 0 1 3.9 3ZM1 13.200h14",
        ),
        Icon::Server => html! { <>
            { stroke("M3.8 2h8.400a1.3 1.3 0 0 1 1.3 1.300V7h-11V3.300A1.3 1.3 0 0 1 3.8 2ZM2.5 9h11v3.700a1.3 1.3 0 0 1-1.3 1.300H3.800a1.3 1.3 0 0 1-1.3-1.300Z") }
            <circle cx="5.3" cy="4.5" r="0.9" fill="currentColor" />
            <circle cx="5.3" cy="11.5" r="0.9" fill="currentColor" />
        </> },
        Icon::Bolt => solid("M9 1.5 3.5 9H8l-1 5.500L12.5 7H8z"),
        Icon::Grid => {
            stroke("M2.5 4h3M8 4h1.500M12 4h1.500M2.5 8H4M6.5 8h3M12 8h1.500M2.5 12h3M8 12h5.5")
        }
        Icon::Sum => stroke("M12 3.500H4.500L8.5 8l-4 4.500H12"),
        Icon::Tree => html! { <>
            { stroke("M5 4c4 0 2.5 4 6 4M5 12c4 0 2.5-4 6-4") }
            <circle cx="3.5" cy="4" r="1.9" fill="currentColor" />
            <circle cx="3.5" cy="12" r="1.9" fill="currentColor" />
            <circle cx="12.5" cy="8" r="1.9" fill="currentColor" />
        </> },
        Icon::Restart => {
            html! { <>{ stroke("M3 3.200v9.6") }{ solid("M13.5 3.200v9.600L5.5 8z") }</> }
        }
        Icon::Back => stroke("M10.5 3 5.5 8l5 5"),
        Icon::Step => stroke("m5.5 3 5 5-5 5"),
        Icon::Play => solid("M4 2.600v10.800L13.2 8z"),
        Icon::Pause => solid("M3.8 3h3v10h-3zM9.2 3h3v10h-3z"),
    }
}

/// A padlock's body with its keyhole.
fn body() -> Html {
    html! { <>
        <rect x="2.75" y="7" width="10.5" height="7.5" rx="1.8" fill="currentColor" />
        <path class="hole" d="M8 9.600v2.2" stroke-width="1.6" stroke-linecap="round" />
    </> }
}

fn stroke(d: &'static str) -> Html {
    html! { <path d={d} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" /> }
}

fn solid(d: &'static str) -> Html {
    html! { <path d={d} fill="currentColor" stroke="currentColor" stroke-width="0.8" stroke-linejoin="round" /> }
}
