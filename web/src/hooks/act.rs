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

/// What every part of the page has at hand: the way to the store, and the words.
#[derive(Clone, PartialEq)]
pub struct Kit {
    /// Sends actions.
    pub act: Act,
    /// The words.
    pub text: Text,
}

/// The kit that the page's root provides.
#[hook]
pub fn use_kit() -> Kit {
    match use_context::<Kit>() {
        Some(kit) => kit,
        None => unreachable!("components live under the root, which provides the kit"),
    }
}
