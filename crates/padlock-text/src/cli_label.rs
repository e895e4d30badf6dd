//! The texts of the command line.

use padlock_core::closed_enum;

closed_enum! {
    /// A text of the command line; the id is its Fluent message.
    pub enum CliLabel {
        /// The trace's second line: scenario `$id`, `$size` and `$seed`.
        Setting = "cli-setting",
        /// A number of bytes: `$count`.
        Bytes = "cli-bytes",
        /// A value that is `$text`.
        Quoted = "cli-quoted",
        /// Someone said `$text`.
        Says = "cli-says",
        /// Someone read `$text`.
        Hears = "cli-hears",
        /// Someone closed the connection.
        Closes = "cli-closes",
        /// Someone received `$alert`.
        Alerted = "cli-alerted",
        /// Someone failed: `$why`, and the `$alert` that says so.
        GivesUp = "cli-gives-up",
        /// `$count` messages that have not arrived.
        InFlight = "cli-in-flight",
        /// Around every complaint: `$what`.
        Error = "cli-error",
        /// There is no scenario `$name`.
        UnknownScenario = "cli-unknown-scenario",
        /// The scenario `$name` was perhaps meant.
        DidYouMean = "cli-did-you-mean",
        /// The scenarios that exist: `$names`.
        KnownScenarios = "cli-known-scenarios",
        /// A scenario without a first moment: `$why`.
        CannotBegin = "cli-cannot-begin",
        /// A file at `$path` that cannot be read: `$why`.
        CannotRead = "cli-cannot-read",
        /// A file at `$path` that cannot be written: `$why`.
        CannotWrite = "cli-cannot-write",
        /// Standard output that cannot be written: `$why`.
        CannotPrint = "cli-cannot-print",
        /// A file at `$path` of more than `$limit` bytes.
        TooLong = "cli-too-long",
        /// A capture that cannot be made: `$why`.
        CannotExport = "cli-cannot-export",
    }
}
