# The page. The web front end owns this file.

# Page header.
page-name = Padlock
page-skip = Skip to the stage
page-scenario = Scenario
page-version = Version
page-cipher-suite = Cipher suite
page-size = Size
page-seed = Seed
page-dismiss = Dismiss
page-bad-link = This link has a part that could not be read: “{ $part }”. It was left out.

# Regions and their parts.
page-panes = Pane
page-inspector = Inspector
page-speed = Speed
page-language = Language
page-theme = Theme
page-theme-device = System
page-theme-light = Light
page-theme-dark = Dark
page-theme-projector = Projector
page-play-role = Play this role
page-auto = Auto
page-by-hand = Play
page-knows = Knows
page-knows-nothing = Nothing yet. Values appear here as they are drawn, received or computed.
page-party-knows = What the { $party } knows
page-she-knows = What the eavesdropper knows
page-she-knows-nothing = Nothing yet. She writes down every byte that crosses the wire.
page-she-could = What the eavesdropper could do and what she lacks
page-lacks = Lacks
page-could = Could do
page-could-nothing = Nothing to work on yet. It takes a public key.
page-could-no-more = Nothing is left to break: with the private key, the rest is arithmetic.
page-lamp-privacy = privacy
page-lamp-integrity = integrity
page-lamp-server = server identity
page-lamp-client = client identity
page-lamp-forward = forward secrecy
page-verdict = Verdict
page-ladder = Messages on the wire, oldest first
page-means-plain = readable by anyone
page-means-protected = under keys
page-means-secret = never sent
page-means-attack = got by attack

# Messages. $number counts from 1; $from and $to are parties.
page-bytes-short = { $count } B
page-message-spoken = , { $from } to { $to }, { $meaning }
page-message-waiting = , { $from } to { $to }, on the wire
page-message-held = , { $from } to { $to }, held back
page-message-dropped = , { $from } to { $to }, taken off the wire
page-earlier = { $count } earlier messages
page-earlier-values = { $count } values of earlier records
page-later = { $count } more messages to come
page-message-ahead = , { $from } to { $to }, still to come
page-message-facts = message { $number }, { $from } to { $to }, { $count } bytes, { $meaning }
page-message-on-the-way = message { $number }, { $from } to { $to }, { $count } bytes, { $meaning }, still on the wire

# Eavesdropper's hands.
page-factor-what = Factor n = { $n }
page-factor-what-long = Factor n, a number of { $bits } bits
page-factor-button = Factor n
page-leak-what = Steal the server’s key
page-leak-button = Leak the key
page-leak-cost = no arithmetic: a break-in, a lost backup
page-work = about 2{ $bits } processor cycles, { $time }
page-time-instant = less than a second
page-time-seconds = about { $count } seconds
page-time-hours = about { $count } hours
page-time-days = about { $count } days
page-time-years = about { $count } years
page-time-aeons = about 10{ $power } years
page-gives = would give { $list }
page-gives-more = { $list } and { $count } more
page-needs = needs { $list }
page-or-else = { $one }, or { $other }
page-refused-work = Refused: this needs about 2{ $bits } processor cycles, { $time }. Nobody can wait that long: she needs another way.
page-refused-other = Refused: { $why }

# Time.
page-time = Time
page-restart = Restart
page-back = Back
page-step = Step
page-play = Play
page-pause = Pause
page-timeline = Timeline
page-timeline-spoken = { $position } of { $last }: { $now }
page-position = { $position } / { $last }
page-start = start

# Application data.
page-say-to = Say to the { $party }
page-say-draft = attack at dawn
page-say-draft-server = we are ready
page-send = Send
page-not-open-yet = Opens when the handshake is complete.
page-open-no-more = The connection is closed.
page-conversation = Conversation
page-said = said
page-heard = heard

# Inspector.
page-explain = Explain
page-rfc-name = Name in the RFC
page-defined-in = Defined in
page-rfc-section = RFC { $rfc } section { $section }
page-rfc-appendix = RFC { $rfc } appendix { $section }
page-how-made = How it came to be
page-who-knows = Who knows it
page-why = Why
page-bytes = Bytes
page-working = Working
page-derivation = Derivation
page-as-seen-by = As seen by
page-hex-grid = Bytes in hexadecimal, by field
page-field-tree = Fields
page-leaf-spoken = { $name }: { $bytes }
page-picks = Values
page-on-the-wire = On the wire
page-opened-as = Inside, with the keys of
page-shut-for = The { $role } holds no key that opens this. To that pair of eyes it is noise.
page-nothing-selected = Nothing on the wire yet
page-nothing-selected-facts = Step sends the first message.
page-no-bytes = Every message, once on the wire, can be taken apart here byte by byte.
page-no-bytes-of-lamp = A verdict has no bytes of its own. Its proof is under Derivation.
page-no-working = No arithmetic here: this was drawn, brought along or read off the wire.
page-no-derivation = Nothing was derived from this.
page-no-eyes = Select a message or a value to see it through three pairs of eyes.
page-rows-left-out = { $count } more rows like these
page-sees = sees everything in it
page-sees-opened = holds the key and reads the inside
page-sees-cipher = sees ciphertext only
page-sees-not-yet = has not received it yet
page-knows-it = knows it: { $how }
page-lacks-it = does not know it
page-value-of = known to the { $role }, { $count } bytes, { $meaning }
page-lamp-facts = verdict: { $verdict }

# Live region: what a command did.
page-live-delivered = { $name } delivered to the { $to }.
page-live-sent = { $name } is on the wire to the { $to }.
page-live-heard = The { $party } hears: { $words }.
page-live-cracked = The modulus is factored. The eavesdropper now knows { $count } more values.
page-live-leaked = The key is leaked. The eavesdropper now knows { $count } more values.
page-live-lamp = { $lamp }: { $verdict }.
page-live-at = Moment { $position } of { $last }.
page-live-new = New story: { $size } size, seed { $seed }.
page-live-end = The story is at its end.

# The story: a title and a sentence or two for each moment.
page-story-start-title = Two parties, one wire, one listener
page-story-start = They have never met, and the eavesdropper reads every byte between them. The first message is on its way: press Step to deliver it.
page-story-client-hello-title = The client says hello
page-story-client-hello = It offers what it can do, and a fresh random number, so that no old conversation can pass for this one. Nothing in it is secret.
page-story-server-hello-title = The server answers
page-story-server-hello = It picks the version and the cipher suite, and adds a random number of its own. From here on both ends agree on the rules.
page-story-certificate-title = The server shows who it is
page-story-certificate = A certificate binds its name to a public key, signed by an authority that the client trusts. The eavesdropper reads the key too: it is public.
page-story-server-hello-done-title = The server has said its part
page-story-server-hello-done = The client has checked the certificate and holds the server’s public key. Now it is the client’s turn.
page-story-client-key-exchange-title = The premaster secret crosses the wire
page-story-client-key-exchange = The client picked a secret, locked it with the key in the server’s certificate, and sent it. Everyone saw the box. Who can open it?
page-story-client-change-title = The client switches its cipher on
page-story-client-change = Both ends have computed the same keys from the premaster secret and the two random numbers. What the client sends next travels under them.
page-story-client-finished-title = The client proves the whole handshake
page-story-client-finished = The first locked message vouches for every message so far. Had anyone changed one byte of them, the server would notice now.
page-story-server-change-title = The server switches its cipher on
page-story-server-change = The client’s proof checked out. The server’s words travel under keys from here on as well.
page-story-server-finished-title = Both ends hold the same keys
page-story-server-finished = Only the owner of the private key could have sent this proof. The line is open: say something.
page-story-client-data-title = The client speaks under lock
page-story-client-data = The record holds the words, a MAC that nobody can forge, and padding. On the wire it is noise.
page-story-server-data-title = The server speaks under lock
page-story-server-data = Each direction has keys of its own, so an answer never looks like an echo.
page-story-close-title = A proper goodbye
page-story-close = close_notify travels under keys too, so that nobody can cut the conversation short and make it look finished.
page-story-closed-title = Both have said goodbye
page-story-closed = What is left is the recording in the eavesdropper’s notebook, and the question of what it is worth.
page-story-cracked-title = The lock is picked
page-story-cracked = Once n falls into its primes, the private key is one line of arithmetic, and everything ever sent under that key lies open.
page-story-leaked-title = One stolen key opens the recording
page-story-leaked = She recorded every byte. With the server’s private key she opens the box with the premaster secret, and then all the rest.
page-story-said-title = Words under lock, on their way
page-story-said = They are on the wire, encrypted. Step delivers them.
page-story-failed-title = The connection has failed
page-story-failed = The check that failed is named in the pane of whoever noticed.

# After a fault of the program.
page-fault-title = Padlock stumbled
page-fault-words = This is a mistake in the program, not in what you did. Nothing is lost: the address of this page still holds your moment.
page-fault-report = Report, to copy into a bug report
page-fault-back = Return to this moment
page-fault-fresh = Start afresh

# The hand-out on paper.
page-handout-start = What each brings along and draws before the first message.
page-handout-lacks = What the eavesdropper lacks
page-handout-again = This very moment, to be played on: { $address }
