//! Items in order, of which two clones share all that they have in common.
//!
//! A tree whose nodes have up to 16 children, the items at its foot: a clone is one pointer, and a change copies the nodes
//! on the way to its item and nothing else. So a thousand moments of a session cost little more than the last one.

use core::fmt;
use std::sync::Arc;

/// How many children a node has at most: 2 to the power of this.
const BITS: u32 = 4;

/// A sequence that is appended to, and cheap to clone.
#[derive(Clone)]
pub struct Shared<T> {
    root: Arc<Node<T>>,
    /// How many nodes are above each item.
    height: u32,
    length: usize,
}

#[derive(Clone)]
enum Node<T> {
    Item(T),
    Branch(Vec<Arc<Node<T>>>),
}

impl<T> Shared<T> {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            root: Arc::new(Node::Branch(Vec::new())),
            height: 1,
            length: 0,
        }
    }

    /// How many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The item at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&T> {
        self.node(index)?.item()
    }

    /// The newest item.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.get(self.length.checked_sub(1)?)
    }

    /// All items, oldest first.
    #[must_use]
    pub const fn iter(&self) -> Iter<'_, T> {
        self.iter_from(0)
    }

    /// The items from `index` on.
    #[must_use]
    pub const fn iter_from(&self, index: usize) -> Iter<'_, T> {
        Iter {
            items: self,
            front: if index < self.length {
                index
            } else {
                self.length
            },
            back: self.length,
            ahead: &[],
            behind: &[],
        }
    }

    /// Whether the item at `index` is one and the same in both, not only an equal one.
    #[must_use]
    pub fn shares(&self, other: &Self, index: usize) -> bool {
        match (self.node(index), other.node(index)) {
            (Some(one), Some(other)) => core::ptr::eq(one, other),
            _ => false,
        }
    }

    fn node(&self, index: usize) -> Option<&Node<T>> {
        let node = self.lowest(index)?.get(place(index, 0))?;
        (index < self.length).then_some(node)
    }

    /// The children of the lowest branch above an item.
    fn lowest(&self, index: usize) -> Option<&[Arc<Node<T>>]> {
        let mut children = self.root.children()?;
        for level in (1..self.height).rev() {
            children = children.get(place(index, level))?.children()?;
        }
        Some(children)
    }
}

impl<T: Clone> Shared<T> {
    /// Appends an item.
    pub fn push(&mut self, item: T) {
        if self.length >> (BITS * self.height) != 0 {
            let old = Arc::clone(&self.root);
            self.root = Arc::new(Node::Branch(vec![old]));
            self.height += 1;
        }
        let mut node = &mut self.root;
        for level in (0..self.height).rev() {
            let Node::Branch(children) = Arc::make_mut(node) else {
                return;
            };
            let place = place(self.length, level);
            if place == children.len() {
                children.push(Arc::new(Node::Branch(Vec::new())));
            }
            let Some(child) = children.get_mut(place) else {
                return;
            };
            node = child;
        }
        *node = Arc::new(Node::Item(item));
        self.length += 1;
    }

    /// The item at `index`, to be changed here and not in any clone.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index >= self.length {
            return None;
        }
        let mut node = &mut self.root;
        for level in (0..self.height).rev() {
            let Node::Branch(children) = Arc::make_mut(node) else {
                return None;
            };
            node = children.get_mut(place(index, level))?;
        }
        match Arc::make_mut(node) {
            Node::Item(item) => Some(item),
            Node::Branch(_) => None,
        }
    }
}

impl<T> Node<T> {
    const fn item(&self) -> Option<&T> {
        match self {
            Self::Item(item) => Some(item),
            Self::Branch(_) => None,
        }
    }

    const fn children(&self) -> Option<&[Arc<Self>]> {
        match self {
            Self::Item(_) => None,
            Self::Branch(children) => Some(children.as_slice()),
        }
    }
}

/// Which child of a node leads to an item.
const fn place(index: usize, level: u32) -> usize {
    (index >> (BITS * level)) & ((1 << BITS) - 1)
}

/// The items of a [`Shared`], from either side. The way down is gone once for each lowest branch.
pub struct Iter<'a, T> {
    items: &'a Shared<T>,
    front: usize,
    back: usize,
    /// What is left of the branch at `front`.
    ahead: &'a [Arc<Node<T>>],
    /// What is left of the branch before `back`.
    behind: &'a [Arc<Node<T>>],
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if self.front == self.back {
            return None;
        }
        if self.ahead.is_empty() {
            self.ahead = self.items.lowest(self.front)?.get(place(self.front, 0)..)?;
        }
        let (node, ahead) = self.ahead.split_first()?;
        (self.front, self.ahead) = (self.front + 1, ahead);
        node.item()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.back - self.front;
        (left, Some(left))
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        if self.front == self.back {
            return None;
        }
        let last = self.back - 1;
        if self.behind.is_empty() {
            self.behind = self.items.lowest(last)?.get(..=place(last, 0))?;
        }
        let (node, behind) = self.behind.split_last()?;
        (self.back, self.behind) = (last, behind);
        node.item()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<'a, T> IntoIterator for &'a Shared<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: Clone> FromIterator<T> for Shared<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut all = Self::new();
        items.into_iter().for_each(|item| all.push(item));
        all
    }
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.root, &other.root);
        self.length == other.length && (same || self.iter().eq(other))
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: serde::Serialize> serde::Serialize for Shared<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}
