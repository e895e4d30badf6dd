//! Items in order, appended to and kept by many: in the page's one short story a plain list, elsewhere a tree whose clones
//! share all that they have in common.

#[cfg(not(feature = "all-suites"))]
mod plain;
#[cfg(test)]
#[cfg(feature = "all-suites")]
mod tests;
#[cfg(feature = "all-suites")]
mod tree;

#[cfg(not(feature = "all-suites"))]
pub use plain::{Iter, Shared};
#[cfg(feature = "all-suites")]
pub use tree::{Iter, Shared};
