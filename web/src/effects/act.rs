//! How components reach the store and the words.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    render::{AnimationFrame, request_animation_frame},
    timers::callback::Timeout,
};
use padlock_text::Text;
use yew::prelude::*;

use crate::store::Action;

/// Sends actions to the store.
#[derive(Clone, PartialEq)]
pub struct Act(Callback<Action>);

impl Act {
    /// Wraps the store's own receiver.
    pub const fn new(receiver: Callback<Action>) -> Self {
        Self(receiver)
    }

    /// Sends an action now.
    pub fn send(&self, action: Action) {
        self.0.emit(action);
    }

    /// Sends the same action at every click.
    pub fn on(&self, action: Action) -> Callback<MouseEvent> {
        self.map(move |_| action.clone())
    }

    /// Sends what an event means.
    pub fn map<E: 'static>(&self, meaning: impl Fn(E) -> Action + 'static) -> Callback<E> {
        self.0.reform(meaning)
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

/// Milliseconds in which a screen that shows 60 frames a second has shown the next one.
const FRAME: u32 = 20;

/// Sends `action` when what was just rendered has been painted, unless the timeout is dropped before.
pub fn after_the_frame(act: &Act, action: Action) -> Timeout {
    let act = act.clone();
    Timeout::new(FRAME, move || act.send(action))
}

/// Waits until the next frame has been painted.
pub struct BehindTheFrame {
    _frame: AnimationFrame,
    _waits: Rc<RefCell<Option<Timeout>>>,
}

/// Sends `action` when the next frame has been painted, unless what is returned is dropped before. A page that nobody sees has no
/// frames: it waits until it is seen.
pub fn behind_the_frame(act: &Act, action: Action) -> BehindTheFrame {
    let waits = Rc::new(RefCell::new(None));
    let (act, wait) = (act.clone(), waits.clone());
    BehindTheFrame {
        _frame: request_animation_frame(move |_| {
            wait.replace(Some(after_the_frame(&act, action)));
        }),
        _waits: waits,
    }
}
