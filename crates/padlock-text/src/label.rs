//! The texts of the page.

use padlock_core::closed_enum;

closed_enum! {
    /// A text of the page; the id is its Fluent message.
    pub enum Label {
        /// The simulator's name.
        Name = "page-name",
        /// The link over the header for people with a keyboard.
        Skip = "page-skip",
        /// The menu of scenarios.
        Scenario = "page-scenario",
        /// The menu of protocol versions.
        Version = "page-version",
        /// The menu of cipher suites.
        CipherSuite = "page-cipher-suite",
        /// The switch between toy and full size.
        Size = "page-size",
        /// The field of the seed.
        Seed = "page-seed",
        /// Puts a notice away.
        Dismiss = "page-dismiss",
        /// A link that could not be read: `$part` is what was not understood.
        BadLink = "page-bad-link",
        /// The switch between panes where only one fits.
        Panes = "page-panes",
        /// The menu of speeds.
        Speed = "page-speed",
        /// The menu of languages.
        Language = "page-language",
        /// The menu of themes.
        Theme = "page-theme",
        /// A theme: as the device is set.
        ThemeDevice = "page-theme-device",
        /// A theme.
        ThemeLight = "page-theme-light",
        /// A theme.
        ThemeDark = "page-theme-dark",
        /// A theme: large and with strong contrast.
        ThemeProjector = "page-theme-projector",
        /// The switch of a pane.
        PlayRole = "page-play-role",
        /// The role is on autopilot.
        Auto = "page-auto",
        /// A person plays the role.
        ByHand = "page-by-hand",
        /// The landmark under the panes.
        Inspector = "page-inspector",
        /// The list of what a role knows.
        Knows = "page-knows",
        /// Said of a party that holds no value yet.
        KnowsNothing = "page-knows-nothing",
        /// The part of a party's pane that scrolls; `$party` is whose.
        PartyKnows = "page-party-knows",
        /// The part of the eavesdropper's notebook with her knowledge.
        SheKnows = "page-she-knows",
        /// Said of the eavesdropper before anything crossed the wire.
        SheKnowsNothing = "page-she-knows-nothing",
        /// The part of the notebook with what she could do and what she lacks.
        SheCould = "page-she-could",
        /// The list of what the eavesdropper lacks.
        Lacks = "page-lacks",
        /// The list of what the eavesdropper could do, at a cost.
        Could = "page-could",
        /// Said when there is nothing to attack yet.
        CouldNothing = "page-could-nothing",
        /// Said when there is nothing left to attack.
        CouldNoMore = "page-could-no-more",
        /// A lamp: nobody else can read what was said.
        LampPrivacy = "page-lamp-privacy",
        /// A lamp: what arrives is what was said.
        LampIntegrity = "page-lamp-integrity",
        /// A lamp: the server is who it says.
        LampServer = "page-lamp-server",
        /// A lamp: the client is who it says.
        LampClient = "page-lamp-client",
        /// A lamp: a key stolen later opens no old recording.
        LampForward = "page-lamp-forward",
        /// The list of lamps.
        Verdict = "page-verdict",
        /// The list of messages.
        Ladder = "page-ladder",
        /// Legend: anyone can read it.
        MeansPlain = "page-means-plain",
        /// Legend: it travels under keys.
        MeansProtected = "page-means-protected",
        /// Legend: it never crosses the wire.
        MeansSecret = "page-means-secret",
        /// Meaning of the attack colour.
        MeansAttack = "page-means-attack",
        /// A size; `$count` is a number of bytes.
        BytesShort = "page-bytes-short",
        /// After a delivered message, read aloud.
        MessageSpoken = "page-message-spoken",
        /// After a message on the wire that has not arrived, read aloud.
        MessageWaiting = "page-message-waiting",
        /// After a message that the eavesdropper keeps back, read aloud.
        MessageHeld = "page-message-held",
        /// After a message that will never arrive, read aloud.
        MessageDropped = "page-message-dropped",
        /// Rows of the ladder that are not shown: `$count` that have passed.
        Earlier = "page-earlier",
        /// Values that are not shown: `$count` of earlier records.
        EarlierValues = "page-earlier-values",
        /// Rows of the ladder that are not shown: `$count` to come.
        Later = "page-later",
        /// After a message still to come, read aloud.
        MessageAhead = "page-message-ahead",
        /// Under a message's name in the inspector.
        MessageFacts = "page-message-facts",
        /// The same for a message that has not arrived.
        MessageOnTheWay = "page-message-on-the-way",
        /// A job: `$n` is the modulus.
        FactorWhat = "page-factor-what",
        /// A job out of reach: `$bits` is the size of the modulus.
        FactorWhatLong = "page-factor-what-long",
        /// Does it.
        FactorButton = "page-factor-button",
        /// A leak.
        LeakWhat = "page-leak-what",
        /// Does it.
        LeakButton = "page-leak-button",
        /// What a leak takes.
        LeakCost = "page-leak-cost",
        /// The price of a job: two to the power `$bits`, and how long that takes.
        Work = "page-work",
        /// A time.
        TimeInstant = "page-time-instant",
        /// A time; `$count` of them.
        TimeSeconds = "page-time-seconds",
        /// A time; `$count` of them.
        TimeHours = "page-time-hours",
        /// A time; `$count` of them.
        TimeDays = "page-time-days",
        /// A time; `$count` of them.
        TimeYears = "page-time-years",
        /// A time; ten to the power `$power` years.
        TimeAeons = "page-time-aeons",
        /// What a job would give: `$list` of values.
        Gives = "page-gives",
        /// A list that goes on with `$count` more values.
        GivesMore = "page-gives-more",
        /// What is missing for a value: `$list` of values.
        Needs = "page-needs",
        /// Between two ways to come by a value.
        OrElse = "page-or-else",
        /// A job refused: `$bits` of work, `$time` it takes.
        RefusedWork = "page-refused-work",
        /// A command refused; `$why` is the reason.
        RefusedOther = "page-refused-other",
        /// The toolbar of time controls.
        Time = "page-time",
        /// Back to the start.
        Restart = "page-restart",
        /// One command back.
        Back = "page-back",
        /// Deliver the next message.
        Step = "page-step",
        /// Step on until paused.
        Play = "page-play",
        /// Stop playing.
        Pause = "page-pause",
        /// The slider of positions.
        Timeline = "page-timeline",
        /// The slider's value read aloud; `$now` is the last event.
        TimelineSpoken = "page-timeline-spoken",
        /// Where one is.
        Position = "page-position",
        /// The first moment.
        Start = "page-start",
        /// The field of what to say; `$party` hears it.
        SayTo = "page-say-to",
        /// What the client's field suggests.
        SayDraft = "page-say-draft",
        /// What the server's field suggests.
        SayDraftServer = "page-say-draft-server",
        /// Say it.
        Send = "page-send",
        /// Why nothing can be said yet.
        NotOpenYet = "page-not-open-yet",
        /// Why nothing can be said any more.
        OpenNoMore = "page-open-no-more",
        /// The list of what was said and heard.
        Conversation = "page-conversation",
        /// Before what this party said.
        Said = "page-said",
        /// Before what this party heard.
        Heard = "page-heard",
        /// The inspector's plain words, then the exact ones.
        Explain = "page-explain",
        /// The name that the RFC gives a message.
        RfcName = "page-rfc-name",
        /// Where something is defined.
        DefinedIn = "page-defined-in",
        /// A section: the number `$rfc` and `$section`.
        RfcSection = "page-rfc-section",
        /// An appendix: the number `$rfc` and `$section`.
        RfcAppendix = "page-rfc-appendix",
        /// What made a value what it is.
        HowMade = "page-how-made",
        /// Over who can read a message, or who knows a value.
        WhoKnows = "page-who-knows",
        /// Before the reason of a verdict.
        Why = "page-why",
        /// The inspector's hex grid and field tree.
        Bytes = "page-bytes",
        /// The inspector's arithmetic.
        Working = "page-working",
        /// The inspector's way from sources to a value.
        Derivation = "page-derivation",
        /// The inspector's view through another role's eyes.
        AsSeenBy = "page-as-seen-by",
        /// The grid of bytes.
        HexGrid = "page-hex-grid",
        /// The tree of fields.
        FieldTree = "page-field-tree",
        /// Some bytes read aloud: `$name` of the field and its `$bytes`.
        LeafSpoken = "page-leaf-spoken",
        /// The values a message carries or proves.
        Picks = "page-picks",
        /// Over a locked record.
        OnTheWire = "page-on-the-wire",
        /// The switch of whose keys open the record.
        OpenedAs = "page-opened-as",
        /// Said where `$role` has no key for a record.
        ShutFor = "page-shut-for",
        /// The subject before anything was said.
        NothingSelected = "page-nothing-selected",
        /// Under it.
        NothingSelectedFacts = "page-nothing-selected-facts",
        /// The Bytes tab before anything was said.
        NoBytes = "page-no-bytes",
        /// The Bytes tab for a lamp.
        NoBytesOfLamp = "page-no-bytes-of-lamp",
        /// The Working tab where nothing is computed.
        NoWorking = "page-no-working",
        /// The Derivation tab where there is nothing to derive.
        NoDerivation = "page-no-derivation",
        /// The As seen by tab where there is nothing to see.
        NoEyes = "page-no-eyes",
        /// Rows of a table left out.
        RowsLeftOut = "page-rows-left-out",
        /// Of a party that sees a message in the clear.
        Sees = "page-sees",
        /// Of a role that can open a record.
        SeesOpened = "page-sees-opened",
        /// Of a role that cannot open a record.
        SeesCipher = "page-sees-cipher",
        /// Of a receiver before delivery.
        SeesNotYet = "page-sees-not-yet",
        /// Of a role that knows the selected value; `$how` it came to.
        KnowsIt = "page-knows-it",
        /// Of a role that does not know the selected value.
        LacksIt = "page-lacks-it",
        /// Under a value's name: whose pane it is in, its length, and what its colour means.
        ValueOf = "page-value-of",
        /// Under a lamp's name.
        LampFacts = "page-lamp-facts",
        /// A message arrived.
        LiveDelivered = "page-live-delivered",
        /// A message was put on the wire.
        LiveSent = "page-live-sent",
        /// Words arrived.
        LiveHeard = "page-live-heard",
        /// Factoring succeeded.
        LiveCracked = "page-live-cracked",
        /// A key leaked.
        LiveLeaked = "page-live-leaked",
        /// A lamp changed.
        LiveLamp = "page-live-lamp",
        /// The moment changed.
        LiveAt = "page-live-at",
        /// A new story began.
        LiveNew = "page-live-new",
        /// There is nothing left to deliver.
        LiveEnd = "page-live-end",
        /// Title of a moment.
        StoryStartTitle = "page-story-start-title",
        /// Its words.
        StoryStart = "page-story-start",
        /// Title of a moment.
        StoryClientHelloTitle = "page-story-client-hello-title",
        /// Its words.
        StoryClientHello = "page-story-client-hello",
        /// Title of a moment.
        StoryServerHelloTitle = "page-story-server-hello-title",
        /// Its words.
        StoryServerHello = "page-story-server-hello",
        /// Title of a moment.
        StoryCertificateTitle = "page-story-certificate-title",
        /// Its words.
        StoryCertificate = "page-story-certificate",
        /// Title of a moment.
        StoryServerHelloDoneTitle = "page-story-server-hello-done-title",
        /// Its words.
        StoryServerHelloDone = "page-story-server-hello-done",
        /// Title of a moment.
        StoryClientKeyExchangeTitle = "page-story-client-key-exchange-title",
        /// Its words.
        StoryClientKeyExchange = "page-story-client-key-exchange",
        /// Title of a moment.
        StoryClientChangeTitle = "page-story-client-change-title",
        /// Its words.
        StoryClientChange = "page-story-client-change",
        /// Title of a moment.
        StoryClientFinishedTitle = "page-story-client-finished-title",
        /// Its words.
        StoryClientFinished = "page-story-client-finished",
        /// Title of a moment.
        StoryServerChangeTitle = "page-story-server-change-title",
        /// Its words.
        StoryServerChange = "page-story-server-change",
        /// Title of a moment.
        StoryServerFinishedTitle = "page-story-server-finished-title",
        /// Its words.
        StoryServerFinished = "page-story-server-finished",
        /// Title of a moment.
        StoryClientDataTitle = "page-story-client-data-title",
        /// Its words.
        StoryClientData = "page-story-client-data",
        /// Title of a moment.
        StoryServerDataTitle = "page-story-server-data-title",
        /// Its words.
        StoryServerData = "page-story-server-data",
        /// Title of a moment.
        StoryCloseTitle = "page-story-close-title",
        /// Its words.
        StoryClose = "page-story-close",
        /// Title of a moment.
        StoryClosedTitle = "page-story-closed-title",
        /// Its words.
        StoryClosed = "page-story-closed",
        /// Title of a moment.
        StoryCrackedTitle = "page-story-cracked-title",
        /// Its words.
        StoryCracked = "page-story-cracked",
        /// Title of a moment.
        StoryLeakedTitle = "page-story-leaked-title",
        /// Its words.
        StoryLeaked = "page-story-leaked",
        /// Title of a moment.
        StorySaidTitle = "page-story-said-title",
        /// Its words.
        StorySaid = "page-story-said",
        /// Title of a moment.
        StoryFailedTitle = "page-story-failed-title",
        /// Its words.
        StoryFailed = "page-story-failed",
        /// Title of the screen after a fault.
        FaultTitle = "page-fault-title",
        /// What happened.
        FaultWords = "page-fault-words",
        /// The field with the report.
        FaultReport = "page-fault-report",
        /// Loads the page again at the same moment.
        FaultBack = "page-fault-back",
        /// Loads the page from the beginning.
        FaultFresh = "page-fault-fresh",
        /// On paper, beside what each end had before the first message.
        HandoutStart = "page-handout-start",
        /// On paper, over what the eavesdropper does not know.
        HandoutLacks = "page-handout-lacks",
        /// On paper: `$address` leads back to this moment.
        HandoutAgain = "page-handout-again",
    }
}
