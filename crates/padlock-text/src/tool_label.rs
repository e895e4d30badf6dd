//! The texts that the whole page shows and the front page does not.

use padlock_core::closed_enum;

closed_enum! {
    /// A text that the whole page shows and the front page does not; the id is its Fluent message.
    pub enum ToolLabel {
        /// The heading over the messages of another connection; `$number` counts from 1.
        Connection = "tool-connection",
        /// A message that the eavesdropper keeps back.
        MarkHeld = "tool-mark-held",
        /// A message that will never arrive.
        MarkDropped = "tool-mark-dropped",
        /// A message that has not arrived.
        MarkInFlight = "tool-mark-in-flight",
        /// A message that the eavesdropper put on the wire.
        MarkHers = "tool-mark-hers",
        /// A message that was changed on the way.
        MarkChanged = "tool-mark-changed",
        /// A deed of the eavesdropper's.
        DeedHold = "tool-deed-hold",
        /// A deed of the eavesdropper's.
        DeedRelease = "tool-deed-release",
        /// A deed of the eavesdropper's.
        DeedDrop = "tool-deed-drop",
        /// A deed of the eavesdropper's.
        DeedDelay = "tool-deed-delay",
        /// A deed of the eavesdropper's.
        DeedHurry = "tool-deed-hurry",
        /// A deed of the eavesdropper's.
        DeedDuplicate = "tool-deed-duplicate",
        /// A deed of the eavesdropper's.
        DeedReplay = "tool-deed-replay",
        /// A deed of the eavesdropper's.
        DeedTruncate = "tool-deed-truncate",
        /// A deed of the eavesdropper's.
        DeedEdit = "tool-deed-edit",
        /// A deed of the eavesdropper's.
        DeedAlter = "tool-deed-alter",
        /// A deed of the eavesdropper's.
        DeedInject = "tool-deed-inject",
        /// A deed of the eavesdropper's.
        DeedGoBetween = "tool-deed-go-between",
        /// A deed of the eavesdropper's.
        DeedTakeOver = "tool-deed-take-over",
        /// A deed of the eavesdropper's.
        DeedGuess = "tool-deed-guess",
        /// A deed of the eavesdropper's.
        DeedConnect = "tool-deed-connect",
        /// A deed of the eavesdropper's.
        DeedCrack = "tool-deed-crack",
        /// A deed of the eavesdropper's.
        DeedLeak = "tool-deed-leak",
        /// A deed of the eavesdropper's.
        DeedAttack = "tool-deed-attack",
        /// An attack that asks.
        AttackBleichenbacher = "tool-attack-bleichenbacher",
        /// An attack that asks.
        AttackPaddingOracle = "tool-attack-padding_oracle",
        /// An attack that asks.
        AttackPoodle = "tool-attack-poodle",
        /// An attack that asks.
        AttackBeast = "tool-attack-beast",
        /// An attack that asks.
        AttackSweet32 = "tool-attack-sweet32",
        /// An attack that asks.
        AttackNonceReuse = "tool-attack-nonce_reuse",
        /// An attack that asks.
        AttackCollision = "tool-attack-collision",
        /// The title of a moment: who sent what.
        MomentSent = "tool-moment-sent",
        /// The title of a moment: what she did.
        MomentDeed = "tool-moment-deed",
        /// What a deed on the wire means.
        MomentHand = "tool-moment-hand",
        /// What going between means.
        MomentBetween = "tool-moment-between",
        /// What a guess means.
        MomentGuessed = "tool-moment-guessed",
        /// What another connection means.
        MomentConnected = "tool-moment-connected",
        /// The title when an end connects again.
        MomentReconnects = "tool-moment-reconnects",
        /// What ClientKeyExchange is for in a key agreement.
        ExplainClientHalf = "tool-explain-client-half",
        /// What a client's Certificate is for.
        ExplainClientCertificate = "tool-explain-client-certificate",
        /// What an attack came to.
        MomentAsked = "tool-moment-asked",
        /// What an attack came to.
        MomentAskedInVain = "tool-moment-asked-in-vain",
        /// What a plan came to.
        MomentPlanFailed = "tool-moment-plan-failed",
        /// Why an end failed.
        MomentFailed = "tool-moment-failed",
        /// The title after a decision.
        MomentDecided = "tool-moment-decided",
        /// What was decided.
        MomentDecidedWords = "tool-moment-decided-words",
        /// The title after taking a role.
        MomentPlayed = "tool-moment-played",
        /// What taking a role means.
        MomentPlayedWords = "tool-moment-played-words",
        /// What taking the eavesdropper's role means.
        MomentPlayedEve = "tool-moment-played-eve",
        /// The title after giving a role back.
        MomentAuto = "tool-moment-auto",
        /// What giving a role back means.
        MomentAutoWords = "tool-moment-auto-words",
        /// The heading over a decision.
        Decide = "tool-decide",
        /// The live region while a decision is open.
        DecidePending = "tool-decide-pending",
        /// Beside the option that the autopilot would take.
        Autopilot = "tool-autopilot",
        /// Takes the chosen option.
        Choose = "tool-choose",
        /// An option.
        Accept = "tool-accept",
        /// An option.
        Refuse = "tool-refuse",
        /// An option.
        AskClient = "tool-ask-client",
        /// An option.
        AskNobody = "tool-ask-nobody",
        /// An option.
        IdentityNone = "tool-identity-none",
        /// An option.
        IdentityNumber = "tool-identity-number",
        /// An empty list of groups.
        NoGroup = "tool-no-group",
        /// The field for a secret in toy size.
        OwnNumber = "tool-own-number",
        /// The field for a secret in full size.
        OwnBytes = "tool-own-bytes",
        /// Why what was typed was refused.
        OwnBad = "tool-own-bad",
        /// What is expected.
        ExpectNumber = "tool-expect-number",
        /// What is expected.
        ExpectBit = "tool-expect-bit",
        /// What is expected.
        ExpectHex = "tool-expect-hex",
        /// The arithmetic of a premaster secret in toy size, as one types.
        Sum = "tool-sum",
        /// Why a premaster secret does not come back.
        SumTooLarge = "tool-sum-too-large",
        /// The heading over what a decision rests on.
        Evidence = "tool-evidence",
        /// What a suite gives up.
        GivesUpForward = "tool-gives-up-forward",
        /// What a suite gives up.
        GivesUpEncryption = "tool-gives-up-encryption",
        /// What a suite gives up.
        GivesUpServer = "tool-gives-up-server",
        /// What a suite gives up.
        GivesUpBlocks = "tool-gives-up-blocks",
        /// What a suite gives up.
        GivesUpNothing = "tool-gives-up-nothing",
        /// What a suite gives up.
        GivesUpCbc = "tool-gives-up-cbc",
        /// Sends close_notify.
        CloseConnection = "tool-close-connection",
        /// The heading over the tools for a message on the wire.
        Tools = "tool-tools",
        /// The heading over the tools that need no message.
        ToolsWire = "tool-tools-wire",
        /// A tool of the eavesdropper's.
        Hold = "tool-hold",
        /// A tool of the eavesdropper's.
        Release = "tool-release",
        /// A tool of the eavesdropper's.
        Drop = "tool-drop",
        /// A tool of the eavesdropper's.
        Delay = "tool-delay",
        /// A tool of the eavesdropper's.
        Hurry = "tool-hurry",
        /// A tool of the eavesdropper's.
        Duplicate = "tool-duplicate",
        /// A tool of the eavesdropper's.
        Replay = "tool-replay",
        /// A tool of the eavesdropper's.
        Truncate = "tool-truncate",
        /// A tool of the eavesdropper's.
        Flip = "tool-flip",
        /// A tool of the eavesdropper's.
        Edit = "tool-edit",
        /// A tool of the eavesdropper's.
        Inject = "tool-inject",
        /// A tool of the eavesdropper's.
        Between = "tool-between",
        /// A tool of the eavesdropper's.
        Connect = "tool-connect",
        /// The menu of a message's fields.
        Field = "tool-field",
        /// The field for what a field shall be.
        NewBytes = "tool-new-bytes",
        /// Whether lengths follow an edit.
        MendLengths = "tool-mend-lengths",
        /// The number of a byte, from 0.
        Byte = "tool-byte",
        /// The number of a bit, from 0.
        Bit = "tool-bit",
        /// How many bytes are left.
        KeepBytes = "tool-keep-bytes",
        /// What is injected.
        RecordBytes = "tool-record-bytes",
        /// For whom it is injected.
        For = "tool-for",
        /// What is wrong with the certificate that she shows.
        Fault = "tool-fault",
        /// A certificate with that fault.
        FaultSelfSigned = "tool-fault-self-signed",
        /// A certificate without fault.
        FaultNone = "tool-fault-none",
        /// The heading over attacks that ask.
        Attacks = "tool-attacks",
        /// How far an attack has come.
        AttackCalls = "tool-attack-calls",
        /// Stops a job.
        Cancel = "tool-cancel",
        /// A job in progress.
        Running = "tool-running",
        /// The switch of a story's defence.
        Defence = "tool-defence",
        /// The defence is on.
        DefenceOn = "tool-defence-on",
        /// The defence is off.
        DefenceOff = "tool-defence-off",
        /// The menu of a link to this moment.
        Share = "tool-share",
        /// The field with the link.
        ShareLink = "tool-share-link",
        /// Copies.
        Copy = "tool-copy",
        /// Said when it was copied.
        Copied = "tool-copied",
        /// Said when copying was refused.
        CopyRefused = "tool-copy-refused",
        /// The menu of exports.
        Export = "tool-export",
        /// A format.
        ExportPcapng = "tool-export-pcapng",
        /// A format.
        ExportKeyLog = "tool-export-key-log",
        /// A format.
        ExportJson = "tool-export-json",
        /// A format.
        ExportMermaid = "tool-export-mermaid",
        /// A format.
        ExportSvg = "tool-export-svg",
        /// A format.
        ExportToml = "tool-export-toml",
        /// A format.
        ExportPrint = "tool-export-print",
        /// Why an export was refused.
        ExportFailed = "tool-export-failed",
        /// The list of shortcuts.
        Keys = "tool-keys",
        /// Turns shortcuts on and off.
        KeysOn = "tool-keys-on",
        /// The menu of branches.
        Branches = "tool-branches",
        /// A branch.
        BranchHere = "tool-branch-here",
        /// A branch.
        BranchOther = "tool-branch-other",
        /// The list of what an end believes.
        BeliefOf = "tool-belief-of",
        /// A side of the inspector.
        Reproduce = "tool-reproduce",
        /// Over the command line.
        ReproduceLead = "tool-reproduce-lead",
        /// Said when there is no command line.
        ReproduceNone = "tool-reproduce-none",
        /// Over a curve drawn: `$a`, `$b`, `$p`, and `$count` points.
        Curve = "tool-curve",
        /// An addition; `$slope` of the line.
        CurveChord = "tool-curve-chord",
        /// A doubling; `$slope` of the tangent.
        CurveTangent = "tool-curve-tangent",
        /// An addition of opposite points.
        CurveUpright = "tool-curve-upright",
        /// A multiplication by `$k`.
        CurveMultiple = "tool-curve-multiple",
        /// The window for what one brings along.
        Own = "tool-own",
        /// Where it goes.
        OwnLocal = "tool-own-local",
        /// A file.
        OwnCapture = "tool-own-capture",
        /// A file.
        OwnKeyLog = "tool-own-key-log",
        /// A text.
        OwnStory = "tool-own-story",
        /// A text.
        OwnHex = "tool-own-hex",
        /// Reads it.
        OwnRead = "tool-own-read",
        /// Plays it.
        OwnPlay = "tool-own-play",
        /// Why it was refused.
        OwnRefused = "tool-own-refused",
        /// Why a key log was refused.
        OwnBadKeyLog = "tool-own-bad-key-log",
        /// Why a capture has nothing to show.
        OwnNoTls = "tool-own-no-tls",
        /// What was found.
        OwnFound = "tool-own-found",
        /// What can be dropped.
        OwnDrop = "tool-own-drop",
        /// Puts a connection on the stage.
        OwnWatch = "tool-own-watch",
        /// How many connections are no TLS.
        OwnOthers = "tool-own-others",
        /// How many records were too many.
        OwnLeftOut = "tool-own-left-out",
        /// Where a capture ends too early.
        OwnBreaksOff = "tool-own-breaks-off",
        /// A piece of a stream.
        OwnPartialRecord = "tool-own-partial-record",
        /// A piece of a stream.
        OwnNoRecord = "tool-own-no-record",
        /// A record whose message goes on.
        OwnPart = "tool-own-part",
        /// Said of a key log alone.
        OwnNoCapture = "tool-own-no-capture",
        /// Why a record stays closed.
        ClosedNoHandshake = "tool-closed-no-handshake",
        /// Why a record stays closed.
        ClosedUnknownProtection = "tool-closed-unknown-protection",
        /// Why a record stays closed.
        ClosedNoSecret = "tool-closed-no-secret",
        /// Why a record stays closed.
        ClosedDoesNotOpen = "tool-closed-does-not-open",
        /// Over a recording.
        RecordedTitle = "tool-recorded-title",
        /// What a recording is.
        RecordedWords = "tool-recorded-words",
        /// What the key log opens.
        RecordedOpened = "tool-recorded-opened",
        /// Said where nothing opens.
        RecordedShut = "tool-recorded-shut",
        /// Said where nothing is under keys.
        RecordedPlain = "tool-recorded-plain",
        /// In the place of lamps.
        RecordedNotJudged = "tool-recorded-not-judged",
        /// Leads back.
        RecordedBack = "tool-recorded-back",
        /// What she could do.
        RecordedIdle = "tool-recorded-idle",
        /// A part of a pane, read aloud.
        RecordedFacts = "tool-recorded-facts",
        /// A fact about the client.
        RecordedAsks = "tool-recorded-asks",
        /// A fact about an end: protocols above TLS.
        RecordedSpeaks = "tool-recorded-speaks",
        /// A fact about the client.
        RecordedShare = "tool-recorded-share",
        /// A fact about the server.
        RecordedGroup = "tool-recorded-group",
        /// A fact about the server.
        RecordedNames = "tool-recorded-names",
        /// Whether what an end sends can be opened.
        RecordedSecrets = "tool-recorded-secrets",
        /// It can.
        RecordedSecretsThere = "tool-recorded-secrets-there",
        /// There are none.
        RecordedSecretsNone = "tool-recorded-secrets-none",
        /// Where a message is.
        RecordedPacket = "tool-recorded-packet",
        /// Where a message is.
        RecordedOffset = "tool-recorded-offset",
        /// Over a message that is spread over records.
        RecordedJoined = "tool-recorded-joined",
        /// Someone who has the key log.
        RecordedKeyLog = "tool-recorded-key-log",
        /// A field: whom one wanted to reach.
        ChainName = "tool-chain-name",
        /// A field: at which time.
        ChainTime = "tool-chain-time",
        /// A field: whom one trusts.
        ChainRoots = "tool-chain-roots",
        /// For whom and when.
        ChainLead = "tool-chain-lead",
        /// When.
        ChainLeadAnyone = "tool-chain-lead-anyone",
        /// A judgement.
        ChainHeld = "tool-chain-held",
        /// A judgement.
        ChainOpen = "tool-chain-open",
        /// A judgement.
        ChainRefused = "tool-chain-refused",
        /// Where a chain ends.
        ChainNoRoot = "tool-chain-no-root",
        /// Where a chain cannot be followed.
        ChainNoEnd = "tool-chain-no-end",
        /// Why a check was not made.
        ChainNotMade = "tool-chain-not-made",
        /// Why a check was not made.
        ChainNoName = "tool-chain-no-name",
        /// Why a check was not made.
        ChainNoList = "tool-chain-no-list",
        /// The list of certificates.
        ChainCertificates = "tool-chain-certificates",
        /// Why a time was refused.
        ChainBadTime = "tool-chain-bad-time",
        /// Why roots were refused.
        ChainBadRoot = "tool-chain-bad-root",
        /// Why PEM was refused.
        ChainBadPem = "tool-chain-bad-pem",
        /// Why PEM was refused.
        ChainNone = "tool-chain-none",
        /// The window of two worlds.
        Compare = "tool-compare",
        /// The menu of what to compare with.
        CompareWith = "tool-compare-with",
        /// Said when two worlds are the same.
        CompareSame = "tool-compare-same",
        /// A row of the comparison.
        CompareBytes = "tool-compare-bytes",
        /// A row of the comparison.
        CompareMessages = "tool-compare-messages",
        /// A row of the comparison.
        CompareTrips = "tool-compare-trips",
        /// A row of the comparison.
        CompareLearns = "tool-compare-learns",
        /// What she knows, in a comparison.
        CompareKnown = "tool-compare-known",
        /// Where two worlds first differ.
        CompareFirst = "tool-compare-first",
        /// Over the work at other sizes.
        WorkQuestion = "tool-work-question",
        /// The slider of sizes.
        WorkSlider = "tool-work-slider",
        /// A size; `$bits` of it.
        WorkSize = "tool-work-size",
        /// How to read the curve of work; `$here` is the present size in bits.
        WorkLegend = "tool-work-legend",
        /// A number of bytes: `$count`.
        Bytes = "tool-bytes",
        /// Someone failed: `$why`, and the `$alert` that says so.
        GivesUp = "tool-gives-up",
        /// The eavesdropper got to know `$what`, and `$how`.
        Gains = "tool-gains",
        /// The `$lamp`, its `$state`, and `$why`.
        LampLine = "tool-lamp-line",
    }
}
