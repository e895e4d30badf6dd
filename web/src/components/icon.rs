//! Icons, in the colour of the text around them. They are drawn in `index.html`, on a 16 by 16 grid.

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
    /// Words.
    Words,
    /// A command line.
    #[cfg(feature = "whole")]
    Shell,
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

impl Icon {
    /// The id of its drawing in `index.html`.
    const fn id(self) -> &'static str {
        match self {
            Self::Lock => "#icon-lock",
            Self::Unlock => "#icon-unlock",
            Self::Key => "#icon-key",
            Self::Eye => "#icon-eye",
            Self::Dash => "#icon-dash",
            Self::Client => "#icon-client",
            Self::Server => "#icon-server",
            Self::Bolt => "#icon-bolt",
            Self::Words => "#icon-words",
            #[cfg(feature = "whole")]
            Self::Shell => "#icon-shell",
            Self::Grid => "#icon-grid",
            Self::Sum => "#icon-sum",
            Self::Tree => "#icon-tree",
            Self::Restart => "#icon-restart",
            Self::Back => "#icon-back",
            Self::Step => "#icon-step",
            Self::Play => "#icon-play",
            Self::Pause => "#icon-pause",
        }
    }
}

/// An icon. It repeats what words beside it say, so assistive technology skips it.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="icon" aria-hidden="true"><use href={icon.id()} /></svg>
    }
}
