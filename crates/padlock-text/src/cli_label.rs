//! The texts of the command line.

use padlock_core::closed_enum;

closed_enum! {
    /// A text of the command line; the id is its Fluent message.
    pub enum CliLabel {
        /// The trace's second line: scenario `$id`, `$size` and `$seed`.
        Setting = "cli-setting",
        /// A value that is `$text`.
        Quoted = "cli-quoted",
        /// Someone said `$text`.
        Says = "cli-says",
        /// The eavesdropper has changed a byte of the message `$what`.
        Alters = "cli-alters",
        /// The eavesdropper has laid hands on a message: `$what`.
        Handles = "cli-handles",
        /// The eavesdropper has guessed what the message `$what` says.
        Guesses = "cli-guesses",
        /// The eavesdropper has done the hard computation `$what`.
        Cracks = "cli-cracks",
        /// The eavesdropper has asked `$count` times, for the attack `$what`, and found what she was after.
        Asks = "cli-asks",
        /// The eavesdropper has asked `$count` times, for the attack `$what`, and found nothing.
        AsksInVain = "cli-asks-in-vain",
        /// The eavesdropper was given the value `$what`.
        IsHanded = "cli-is-handed",
        /// The eavesdropper is in between.
        GoesBetween = "cli-goes-between",
        /// What was planned was refused: `$what`.
        Fails = "cli-fails",
        /// Someone has opened another connection.
        Connects = "cli-connects",
        /// Above the lamps as they are.
        InTruth = "cli-in-truth",
        /// Above the lamps as an end sees them: `$who`.
        Believes = "cli-believes",
        /// What the letters above a table of lamps stand for.
        LampsHead = "cli-lamps-head",
        /// The scenario of the row above, defended.
        LampsDefended = "cli-lamps-defended",
        /// Someone read `$text`.
        Hears = "cli-hears",
        /// Someone closed the connection.
        Closes = "cli-closes",
        /// Someone received `$alert`.
        Alerted = "cli-alerted",
        /// `$count` messages that have not arrived.
        InFlight = "cli-in-flight",
        /// In a derivation: a value that came up before.
        AsAbove = "cli-as-above",
        /// That `$who` does not hold `$what`.
        NotHeld = "cli-not-held",
        /// What is missing for it: `$what`, for the operation `$op`.
        Needs = "cli-needs",
        /// The hard computation that leads to it with the least work: `$op`, 2^`$bits` cycles.
        Cheapest = "cli-cheapest",
        /// What would do if it were leaked: any of `$what`.
        LeakWouldDo = "cli-leak-would-do",
        /// There is no value `$name`.
        UnknownValue = "cli-unknown-value",
        /// Values that were perhaps meant: `$names`.
        NearValues = "cli-near-values",
        /// How to list the values.
        ListValues = "cli-list-values",
        /// Around every complaint: `$what`.
        Error = "cli-error",
        /// There is no scenario `$name`.
        UnknownScenario = "cli-unknown-scenario",
        /// The scenario `$name` was perhaps meant.
        DidYouMean = "cli-did-you-mean",
        /// The scenarios that exist: `$names`.
        KnownScenarios = "cli-known-scenarios",
        /// Before the ids of two scenarios.
        CompareHead = "cli-compare-head",
        /// How many messages there are.
        CompareMessages = "cli-compare-messages",
        /// How many round trips there are before the first data.
        CompareRoundTrips = "cli-compare-round-trips",
        /// How many bytes both ends send.
        CompareBytes = "cli-compare-bytes",
        /// The same before the first data.
        CompareBytesBefore = "cli-compare-bytes-before",
        /// How many messages everyone can read.
        CompareReadable = "cli-compare-readable",
        /// Which names everyone can read.
        CompareNames = "cli-compare-names",
        /// How much of certificates everyone can read.
        CompareCertificates = "cli-compare-certificates",
        /// How many values the eavesdropper knows.
        CompareKnown = "cli-compare-known",
        /// How many of them are secrets.
        CompareSecrets = "cli-compare-secrets",
        /// All messages are the same.
        SameMessages = "cli-same-messages",
        /// The message `$number`, `$name`, is in one story alone.
        DiffersMissing = "cli-differs-missing",
        /// It has two senders.
        DiffersSender = "cli-differs-sender",
        /// It is another message in the other story.
        DiffersName = "cli-differs-name",
        /// It arrives as other bytes.
        DiffersBytes = "cli-differs-bytes",
        /// It has arrived in one story alone.
        DiffersFate = "cli-differs-fate",
        /// What a field inside a record under keys is marked with.
        InsideRecord = "cli-inside-record",
        /// So many fields are left out: `$count`.
        MoreFields = "cli-more-fields",
        /// The values `$names` that the eavesdropper knows in the first story alone.
        KnownInA = "cli-known-in-a",
        /// The same of the second one.
        KnownInB = "cli-known-in-b",
        /// The `$keys` behind a scenario's name are none.
        NoKeys = "cli-no-keys",
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
        /// A server listens at `$address`.
        Listening = "cli-listening",
        /// Its certificate was made for demonstration.
        Demonstration = "cli-demonstration",
        /// About the connection `$number` from `$peer`: `$what`.
        Connection = "cli-connection",
        /// A connection agreed on `$version`, `$suite`, `$exchange`; the `$session` is "new" or "resumed".
        Agreed = "cli-agreed",
        /// The same in `$what`, with the `$name` of the application protocol.
        AgreedProtocol = "cli-agreed-protocol",
        /// The same in `$what`, with the `$name` in the client's certificate.
        AgreedClient = "cli-agreed-client",
        /// The same in `$what`, with the `$name` of what became of early data: "accepted" or "rejected".
        AgreedEarlyData = "cli-agreed-early-data",
        /// The same in `$what`, and the `$ending` of it.
        AgreedBefore = "cli-agreed-before",
        /// A key that is not `IDENTITY:HEX`.
        NoPsk = "cli-no-psk",
        /// An option by its `$name` that means something in TLS 1.3 alone.
        OnlyTls13 = "cli-only-tls13",
        /// Someone was told of a fatal `$alert`: `$why`.
        ToldOf = "cli-told-of",
        /// The failed `$check`.
        CheckFailed = "cli-check-failed",
        /// The `$field`, `$at` so many bytes.
        FieldAt = "cli-field-at",
        /// A peer hung up without close_notify.
        HungUp = "cli-hung-up",
        /// A peer took too long.
        TimedOut = "cli-timed-out",
        /// A connection exchanged all that it may.
        Full = "cli-full",
        /// A connection broke: `$why`.
        Broken = "cli-broken",
        /// The title of the page that `listen --http` answers with.
        PageTitle = "cli-page-title",
        /// Its words about `$version` and `$suite`.
        Page = "cli-page",
        /// A group `$name` that there is not; `$names` there are.
        NoGroup = "cli-no-group",
        /// There is no cipher suite `$name`.
        UnknownSuite = "cli-unknown-suite",
        /// A cipher suite `$name` that is not spoken.
        NoSuite = "cli-no-suite",
        /// A cipher suite `$name` of toy size.
        ToySuite = "cli-toy-suite",
        /// The cipher suites that can be asked for: `$names`.
        KnownSuites = "cli-known-suites",
        /// A `$name` that no application protocol can have, or one too many.
        NoAlpn = "cli-no-alpn",
        /// An `$address` that is none.
        NoAddress = "cli-no-address",
        /// An `$address` where nobody answers: `$why`.
        NoAnswer = "cli-no-answer",
        /// An `$address` that cannot be listened at: `$why`.
        CannotListen = "cli-cannot-listen",
        /// A file at `$path` without a private key.
        NoKey = "cli-no-key",
        /// A private key at `$path` that needs a password.
        EncryptedKey = "cli-encrypted-key",
        /// A private key at `$path` that cannot be read: `$why`.
        BadKey = "cli-bad-key",
        /// A private key at `$path` that is another's.
        KeyMismatch = "cli-key-mismatch",
        /// The certificate for demonstration cannot be made: `$why`.
        NoDemonstration = "cli-no-demonstration",
        /// The operating system gives no randomness.
        NoRandomness = "cli-no-randomness",
        /// A file at `$path` does not hold what it should: `$why`.
        InFile = "cli-in-file",
        /// The same on the line `$at`.
        InLine = "cli-in-line",
        /// The same at the byte `$at`, from 0.
        InByte = "cli-in-byte",
        /// A PEM block is broken.
        BadPem = "cli-bad-pem",
        /// There is no certificate.
        NoCertificate = "cli-no-certificate",
        /// There is no revocation list.
        NoCrl = "cli-no-crl",
        /// A certificate cannot be read: `$why`.
        BadCertificate = "cli-bad-certificate",
        /// A revocation list cannot be read: `$why`.
        BadCrl = "cli-bad-crl",
        /// A file that is no OCSP response.
        BadOcsp = "cli-bad-ocsp",
        /// A line is none of a key log.
        BadKeyLog = "cli-bad-key-log",
        /// Something else than a hexadecimal digit.
        NotADigit = "cli-not-a-digit",
        /// A hexadecimal digit is missing.
        HalfAByte = "cli-half-a-byte",
        /// A capture is malformed: `$why`.
        BadCapture = "cli-bad-capture",
        /// There is nothing to take apart.
        NothingToDissect = "cli-nothing-to-dissect",
        /// There is no TLS in a capture.
        NoTls = "cli-no-tls",
        /// There is a file already.
        Exists = "cli-exists",
        /// A `$time` that is none.
        NoTime = "cli-no-time",
        /// A `$name` that no server can have.
        NoName = "cli-no-name",
        /// A fault that keys of a kind cannot have.
        FaultNotApplicable = "cli-fault-not-applicable",
        /// The authority cannot be made: `$why`.
        CannotMakeCa = "cli-cannot-make-ca",
        /// About the root's certificate.
        CaRoot = "cli-ca-root",
        /// About the intermediate's certificate.
        CaIntermediate = "cli-ca-intermediate",
        /// About the server's certificates.
        CaServer = "cli-ca-server",
        /// About the client's certificates.
        CaClient = "cli-ca-client",
        /// About a private key.
        CaKey = "cli-ca-key",
        /// About the revocation lists.
        CaCrls = "cli-ca-crls",
        /// About the status of the server's certificate.
        CaServerStatus = "cli-ca-server-status",
        /// The server showed a good status of its certificate.
        StatusGood = "cli-status-good",
        /// The server showed no status of its certificate.
        StatusNone = "cli-status-none",
        /// A certificate was accepted.
        Accepted = "cli-accepted",
        /// A certificate was refused by `$checks`, some names.
        Refused = "cli-refused",
        /// The title of the connection `$number` of a capture, from `$client` to `$server`.
        ConnectionOf = "cli-connection-of",
        /// The packet `$number`.
        InPacket = "cli-in-packet",
        /// A record that is not whole.
        PartialRecord = "cli-partial-record",
        /// Bytes that are no record.
        NoRecord = "cli-no-record",
        /// A certificate.
        OneCertificate = "cli-one-certificate",
        /// Before the fields of an opened record.
        Opened = "cli-opened",
        /// Before the fields of a message that came in several records.
        Joined = "cli-joined",
        /// So many bytes are left out: `$count`.
        MoreBytes = "cli-more-bytes",
        /// So many connections are not TLS: `$count`.
        OtherConnections = "cli-other-connections",
        /// So many packets are not TCP: `$count`.
        PassedOver = "cli-passed-over",
        /// So many records are beyond what is read: `$count`.
        LeftOut = "cli-left-out",
        /// A record stays closed: its handshake is missing.
        ClosedNoHandshake = "cli-closed-no-handshake",
        /// A record stays closed: nobody here knows how it is protected.
        ClosedUnknownProtection = "cli-closed-unknown-protection",
        /// A record stays closed: its key is unknown.
        ClosedNoSecret = "cli-closed-no-secret",
        /// A record does not open with its key.
        ClosedDoesNotOpen = "cli-closed-does-not-open",
        /// A `$field` is malformed at a hexadecimal `$at`: `$why`.
        Malformed = "cli-malformed",
        /// A field needs `$first` bytes and has `$second`.
        Truncated = "cli-truncated",
        /// There are `$first` bytes too many.
        TrailingData = "cli-trailing-data",
        /// The value `$first` is not allowed.
        IllegalValue = "cli-illegal-value",
        /// The length `$first` is out of range, of at most `$second`.
        LengthOutOfRange = "cli-length-out-of-range",
        /// The extension `$first` comes twice.
        Duplicate = "cli-duplicate",
        /// It is not DER.
        MalformedDer = "cli-malformed-der",
    }
}
