//! A hex grid and a field tree that point at each other.

use std::rc::Rc;

use yew::prelude::*;

use super::{field_tree::field_tree, hex_grid::hex_grid};
use crate::{
    effects::{Kit, arrow, focus_by_id, reveal},
    view::grid::GridCard,
};

#[derive(Properties, PartialEq)]
pub struct LinkedProps {
    pub kit: Kit,
    pub card: Rc<GridCard>,
}

/// Which field is pointed at.
pub struct Linked {
    hovered: Option<usize>,
    chosen: Option<usize>,
    /// The field that was brought into sight last.
    revealed: Option<usize>,
}

/// What the pointer and the keys do to fields.
#[derive(Clone, Copy)]
pub enum Point {
    /// The pointer is over this field, or over none.
    At(Option<usize>),
    /// This field is chosen.
    Choose(usize),
}

impl Linked {
    /// The field under the pointer, or else the chosen one.
    pub fn active(&self) -> Option<usize> {
        self.hovered.or(self.chosen)
    }

    /// Whether this field was chosen.
    pub fn has_chosen(&self, field: usize) -> bool {
        self.chosen == Some(field)
    }
}

impl Component for Linked {
    type Message = Point;
    type Properties = LinkedProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            hovered: None,
            chosen: ctx.props().card.first,
            revealed: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, point: Point) -> bool {
        match point {
            Point::At(field) => self.hovered = field,
            Point::Choose(field) => self.chosen = Some(field),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        html! {
            <div class="linked">
                { hex_grid(ctx, self) }
                { field_tree(ctx, self) }
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let (card, active) = (&ctx.props().card, self.active());
        if self.revealed == active {
            return;
        }
        self.revealed = active;
        if let Some(at) = active {
            reveal(&Side::Tree.id(card, at));
            if let Some(field) = card.fields.get(at) {
                reveal(&Side::Grid.id(card, field.leaves.start));
            }
        }
    }
}

/// One of the two sides: its elements are the stops of the arrow keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The leaves.
    Grid,
    /// The fields.
    Tree,
}

impl Side {
    /// The id of an element.
    pub fn id(self, card: &GridCard, at: usize) -> String {
        let name = match self {
            Self::Grid => "leaf",
            Self::Tree => "field",
        };
        format!("{}-{name}-{at}", card.key)
    }

    /// The field of every element.
    fn fields(self, card: &GridCard) -> Vec<usize> {
        match self {
            Self::Grid => card.leaves.iter().map(|leaf| leaf.field).collect(),
            Self::Tree => (0..card.fields.len()).collect(),
        }
    }

    /// Walks from the element `stop` with the arrow keys: what is reached is chosen and has the focus.
    pub fn walk(self, ctx: &Context<Linked>, stop: usize) -> Callback<KeyboardEvent> {
        let (link, card) = (ctx.link().clone(), ctx.props().card.clone());
        Callback::from(move |event: KeyboardEvent| {
            let fields = self.fields(&card);
            let to = arrow(&event, stop, fields.len());
            if let Some((to, field)) = to.and_then(|to| Some((to, fields.get(to)?))) {
                event.prevent_default();
                link.send_message(Point::Choose(*field));
                focus_by_id(&self.id(&card, to));
            }
        })
    }
}

/// Points at the same at every such event.
pub fn point(ctx: &Context<Linked>, point: Point) -> Callback<MouseEvent> {
    ctx.link().callback(move |_| point)
}
