//! Every word that a person reads, by id, in every language.
//!
//! Below this crate there is no prose: the engine speaks in closed enums with an `id()`,
//! and [`Text`] turns an id into words, written in the syntax of [Fluent](https://projectfluent.org).
//! The words live in `locales/<language>/*.ftl`, one file per family of ids:
//!
//! | file | messages | method |
//! |---|---|---|
//! | `page.ftl` | `page-…` | [`Text::label`] |
//! | `door.ftl` | `door-…`, `group-…`, `level-…` | [`Text::door`], [`Text::group`], [`Text::level`] |
//! | `tools.ftl` | `tool-…`, `mark-…` | `Text::tool`, with the feature `all-suites` only; a diagram's words |
//! | `cli.ftl` | `cli-…` | `Text::cli`, with the feature `cli` only |
//! | `values.ftl` | `value-…`, `secrecy-…` | [`Text::value_kind`], [`Text::slot`], [`Text::secrecy`] |
//! | `ops.ftl` | `op-…`, `hard-…` | [`Text::op`], [`Text::op_how`], [`Text::hard`] |
//! | `working.ftl` | `working-…` | [`Text::working_op`], [`Text::symbol`] |
//! | `messages.ftl` | `message-…` | [`Text::message`], [`Text::message_explained`] |
//! | `fields.ftl` | `field-…` | [`Text::field`] |
//! | `states.ftl` | `state-…`, `role-…`, `party-…`, `size-…` | [`Text::state`], [`Text::role`], … |
//! | `checks.ftl` | `check-…`, `evidence-…` | [`Text::check`], [`Text::evidence`] |
//! | `alerts.ftl` | `alert-…` | [`Text::alert`] |
//! | `reasons.ftl` | `lamp-…`, `verdict-…`, `reason-…`, `refused-…` | [`Text::verdict`], … |
//! | `links.ftl` | `link-…` | [`Text::link_error`] |
//! | `scenarios.ftl` | `scenario-…` | [`Text::scenario_title`], [`Text::scenario_story`] |
//!
//! Texts under the heading `## all-suites` of a file are built in with that feature only: the page,
//! whose engine has one suite of each size, never shows them.
//!
//! The build reads these files and refuses what it cannot read; at run time there is one string
//! in a plain encoding (`encoding.rs`), because Fluent's parser and number tables would weigh
//! more in the page than the words.
//!
//! To add a language: a folder of the same files, a variant of [`Locale`], its plural rule (`plural.rs`)
//! and its groups of digits (`number.rs`).

#[cfg(feature = "cli")]
mod cli_label;
#[cfg(test)]
mod compile;
#[cfg(feature = "all-suites")]
mod diagram;
mod door_label;
mod encoding;
mod label;
mod locale;
mod number;
mod pattern;
mod plural;
mod pseudo;
mod text;
#[cfg(feature = "all-suites")]
mod tool_label;
mod words;

#[cfg(test)]
mod tests;

#[cfg(feature = "cli")]
pub use cli_label::CliLabel;
pub use door_label::DoorLabel;
pub use label::Label;
pub use locale::{Direction, Locale};
pub use text::{Arg, Text};
#[cfg(feature = "all-suites")]
pub use tool_label::ToolLabel;
