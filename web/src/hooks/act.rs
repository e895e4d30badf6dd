//! How components reach the store and the words.

use padlock_text::Text;
use yew::prelude::*;

use crate::store::{Action, AppState};

/// Sends actions to the store.
#[derive(Clone, PartialEq)]
pub struct Act(UseReducerDispatcher<AppState>);

impl Act {
    /// Wraps the store's own sender.
    pub const fn new(dispatcher: UseReducerDispatcher<AppState>) -> Self {
        Self(dispatcher)
    }

    /// Sends an action now.
    pub fn send(&self, action: Action) {
        self.0.dispatch(action);
    }

    /// Sends the same action for every event.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        let act = self.clone();
        Callback::from(move |_| act.send(action.clone()))
    }

    /// Sends what an event means.
    pub fn map<E>(&self, meaning: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let act = self.clone();
        Callback::from(move |event| act.send(meaning(event)))
    }
}

/// The way to the store. Outside the page's root there is none, and nothing is sent.
#[hook]
pub fn use_act() -> Act {
    use_context::<Act>()
        .unwrap_or_else(|| unreachable!("components live under the root, which provides the store"))
}

/// The words.
#[hook]
pub fn use_text() -> Text {
    use_context::<Text>().unwrap_or_else(|| Text::new(padlock_text::Locale::En))
}
