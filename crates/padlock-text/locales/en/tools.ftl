# The whole page: roles, tools, exports.

# The ladder.

tool-connection = Connection { $number }
tool-mark-held = held back
tool-mark-dropped = dropped
tool-mark-in-flight = still on the wire
tool-mark-hers = sent by the eavesdropper
tool-mark-changed = changed on the way

# What the eavesdropper does, in a few words.

tool-deed-hold = holds a message back
tool-deed-release = lets a held message go on
tool-deed-drop = takes a message off the wire
tool-deed-delay = lets the others overtake a message
tool-deed-hurry = lets a message overtake the others
tool-deed-duplicate = sends a message twice
tool-deed-replay = sends an old message again
tool-deed-truncate = cuts a message short
tool-deed-edit = rewrites a field
tool-deed-alter = changes one byte
tool-deed-inject = sends a record of her own
tool-deed-go-between = goes between the two ends
tool-deed-take-over = takes the handshake over
tool-deed-guess = guesses what was said by its size
tool-deed-connect = opens another connection
tool-deed-crack = does a hard computation
tool-deed-leak = gets hold of a key
tool-deed-attack = asks an oracle, again and again

# Attacks that ask.

tool-attack-bleichenbacher = Bleichenbacher’s attack
tool-attack-padding_oracle = Padding oracle
tool-attack-poodle = POODLE
tool-attack-beast = BEAST
tool-attack-sweet32 = Sweet32
tool-attack-nonce_reuse = Nonce reuse
tool-attack-collision = Hash collision

# The story, where the catalogue has no words of its own for a moment.

tool-moment-sent = { $party } → { $name }
tool-moment-deed = The eavesdropper { $deed }
tool-moment-hand = On the wire: { $name }. What arrives is what she lets arrive.
tool-moment-between = She answers the client in the server’s place, and speaks to the server as a client of her own. Two handshakes, and she is at the end of both.
tool-moment-guessed = The size of the record gave it away: no key was needed.
tool-moment-reconnects = The { $party } connects again
tool-explain-client-half = The client’s half of a key agreement: its public value. With the server’s half, each end computes the same secret, which never crosses the wire.
tool-explain-client-certificate = The client shows its certificate, because the server has asked who it is. The proof that it holds the key follows.
tool-moment-connected = A new connection, to the same server. What was on the wire is gone; what was learned stays.
tool-moment-asked = { $attack }: { $calls } questions, and she has found what she was after.
tool-moment-asked-in-vain = { $attack }: { $calls } questions, and nothing to show for it.
tool-moment-plan-failed = She wanted to, but could not: { $why }
tool-moment-failed = The { $party } gives up
tool-moment-decided = The { $party } has decided
tool-moment-decided-words = { $what }: { $choice }. From here the story runs its true course.
tool-moment-played = You play the { $role }
tool-moment-played-words = Whatever the { $role } has to decide is yours now. Nothing else reaches that end before you have decided.
tool-moment-played-eve = Every message on the wire is in your hands now: let it pass, hold it, change it.
tool-moment-auto = The { $role } is on autopilot again
tool-moment-auto-words = From here on it does what the story has planned.

# Playing a role.

tool-decide = Decide
tool-decide-pending = The { $party } waits for your decision.
tool-autopilot = the autopilot’s choice
tool-choose = Choose
tool-accept = Accept the certificate
tool-refuse = Refuse it
tool-ask-client = Ask who the client is
tool-ask-nobody = Do not ask
tool-identity-none = Show no certificate
tool-identity-number = Certificate { $number }
tool-no-group = none
tool-own-number = A number of your own
tool-own-bytes = Bytes of your own, in hexadecimal
tool-own-bad = “{ $text }” is no such value: { $expected }
tool-expect-number = a whole number is expected
tool-expect-bit = a bit from 0 to 7 is expected
tool-expect-hex = hexadecimal digits in pairs are expected
tool-sum = { $m }^{ $e } mod { $n } = { $c }
tool-sum-too-large = { $m } is not below n = { $n }: the server will find another number.
tool-evidence = Evidence
tool-gives-up-forward = no forward secrecy: a key stolen later opens this session
tool-gives-up-encryption = no encryption: everyone can read it
tool-gives-up-server = no certificate: nobody proves who the server is
tool-gives-up-blocks = blocks of 64 bits: they repeat after a while
tool-gives-up-nothing = nothing that is known today
tool-gives-up-cbc = MAC, then padding, then CBC: the order that padding oracles live on
tool-close-connection = Close the connection

# The eavesdropper’s tools.

tool-tools = Tools for { $name }
tool-tools-wire = Tools for the wire
tool-hold = Hold
tool-release = Release
tool-drop = Drop
tool-delay = Send to the back
tool-hurry = Bring to the front
tool-duplicate = Duplicate
tool-replay = Replay
tool-truncate = Cut short
tool-flip = Flip a bit
tool-edit = Edit a field
tool-inject = Inject a record
tool-between = Go between
tool-connect = Open a connection
tool-field = Field
tool-new-bytes = New bytes, in hexadecimal
tool-mend-lengths = Mend the lengths around it
tool-byte = Byte
tool-bit = Bit
tool-keep-bytes = Bytes to keep
tool-record-bytes = Record, in hexadecimal
tool-for = For
tool-fault = Her certificate
tool-fault-self-signed = She signed it herself.
tool-fault-none = from an authority in her hands
tool-attacks = Oracles
tool-attack-calls = { $calls } questions so far
tool-cancel = Cancel
tool-running = { $attack } is running

# Header, export and share.

tool-defence = Defence
tool-defence-on = on
tool-defence-off = off
tool-share = Share
tool-share-link = A link to this very moment
tool-copy = Copy
tool-copied = Copied.
tool-copy-refused = The browser does not let this page copy: mark it and copy it yourself.
tool-export = Export
tool-export-pcapng = Capture with secrets, for Wireshark (pcapng)
tool-export-key-log = Key log (NSS format)
tool-export-json = Trace (JSON)
tool-export-mermaid = Sequence diagram (Mermaid)
tool-export-svg = Sequence diagram (SVG)
tool-export-toml = The story’s file (TOML)
tool-export-print = Print the handshake
tool-export-failed = This cannot be written: { $why }
tool-keys = Keys
tool-keys-on = Use these keys
tool-branches = Branch
tool-branch-here = { $length } moments, here
tool-branch-other = { $length } moments, from { $common } on: { $command }
tool-belief-of = What the { $party } believes

# The inspector.

tool-reproduce = Reproduce
tool-reproduce-lead = Run this in a terminal: it prints the same value.
tool-reproduce-none = Nothing computes this: it was drawn, brought along or read off the wire.
tool-curve = y² = x³ + { $a }x + { $b } over the numbers modulo { $p }: these { $count } points, and O
tool-curve-chord = The line through P and Q has the slope { $slope }. Where it leaves the square it comes in again at the other side. It meets the curve once more, and R = P + Q is the mirror image of that point.
tool-curve-tangent = P and Q are one point, so the line is the tangent there, with the slope { $slope }. It meets the curve once more, and R = P + P is the mirror image of that point.
tool-curve-upright = The line is upright: it meets the curve nowhere else, and the sum is O.
tool-curve-multiple = Q is { $k } times P. The dotted way shows what was doubled and added to get there.

# Bring your own.

tool-own = Bring your own
tool-own-local = Nothing leaves this page: it is read here and nowhere else.
tool-own-capture = A capture (pcap, pcapng)
tool-own-key-log = Its key log
tool-own-story = A story (TOML)
tool-own-hex = Certificates (the server’s first), a record or other bytes: hexadecimal or PEM
tool-own-read = Read it
tool-own-play = Play it
tool-own-refused = This could not be read: { $why }
tool-own-bad-key-log = The key log’s line { $line } is no line of a key log.
tool-own-no-tls = There is no TLS in this capture.
tool-own-found = { $count } messages
tool-own-drop = Drop a capture and its key log here, or choose them.
tool-own-watch = Play on the stage
tool-own-others = { $count ->
    [one] { $count } other connection is no TLS.
   *[other] { $count } other connections are no TLS.
 }
tool-own-left-out = { $count ->
    [one] { $count } record is left out: they are too many.
   *[other] { $count } records are left out: they are too many.
 }
tool-own-breaks-off = The capture breaks off: { $why }
tool-own-partial-record = start of a record
tool-own-no-record = bytes that are no record
tool-own-part = part of a longer message
tool-own-no-capture = A key log opens nothing without its capture: bring that as well.

# Why a record of a recording stays closed.

tool-closed-no-handshake = closed: the handshake before it is not here
tool-closed-unknown-protection = closed: Padlock does not open records that are protected in this way
tool-closed-no-secret = closed: no key log has the secret of this session
tool-closed-does-not-open = does not open: the record was changed, or the secret is another session’s

# A recording on the stage.

tool-recorded-title = A recording: { $client } and { $server }
tool-recorded-words = Read-only: it has been said and done. It is read in this page, and nothing of it leaves the page.
tool-recorded-opened = The key log opens { $opened } of { $all } records under keys.
tool-recorded-shut = None of its { $all } records under keys opens: this is what an eavesdropper has.
tool-recorded-plain = Nothing in it is under keys: { $all } records.
tool-recorded-not-judged = A recording: not judged
tool-recorded-back = Back to the story
tool-recorded-idle = Nothing: it has been said and done.
tool-recorded-facts = What the recording tells of the { $party }
tool-recorded-asks = Asks for
tool-recorded-speaks = Protocol
tool-recorded-share = Groups
tool-recorded-group = Group
tool-recorded-names = Certificate for
tool-recorded-secrets = Records under keys
tool-recorded-secrets-there = opened with the key log
tool-recorded-secrets-none = none
tool-recorded-packet = Packet
tool-recorded-offset = Byte of the stream
tool-recorded-joined = The message that ends here, joined with the records before
tool-recorded-key-log = Key log

# Certificates, judged.

tool-chain-name = Name that one wanted to reach; may be empty
tool-chain-time = At this time (UTC); today’s, if you leave it
tool-chain-roots = Roots of your own, in PEM; may be empty: the page has none
tool-chain-lead = As a client judges it that wants { $name }, at { $time }.
tool-chain-lead-anyone = As a client judges it, at { $time }.
tool-chain-held = Accepted: every check holds.
tool-chain-open = What can be checked without a root holds.
tool-chain-refused = { $count ->
    [one] Refused: one check fails.
   *[other] Refused: { $count } checks fail.
 }
tool-chain-no-root = No root of your own given: the chain ends at { $issuer }. Whether to trust that one, the page cannot say.
tool-chain-no-end = No root of your own given.
tool-chain-not-made = not made: no root given
tool-chain-no-name = not made: no name given
tool-chain-no-list = not made: no revocation list here
tool-chain-certificates = Certificates
tool-chain-bad-time = “{ $time }” is no time.
tool-chain-bad-root = The roots are no certificates.
tool-chain-bad-pem = This is broken PEM: the block that begins on line { $line }.
tool-chain-none = There is no certificate in it.

# Comparing.

tool-compare = Compare
tool-compare-with = Compare with
tool-compare-same = Nothing is different.
tool-compare-bytes = Bytes
tool-compare-messages = Messages
tool-compare-trips = Round trips before the first word
tool-compare-learns = The eavesdropper knows
tool-compare-known = { $known } values, { $secrets } of them secrets
tool-compare-first = First difference: message { $number }, { $name }

# What size would stop her.

tool-work-question = What size would stop her?
tool-work-slider = Size in bits
tool-work-size = { $bits } bits
tool-work-legend = Larger to the right, more work upwards: each step up the curve multiplies it. The ring is the size here, { $here } bits; above the dashed line one processor core needs more than a hundred years.

# Diagrams: what is said of a message besides its name, and what stands under them.

mark-encrypted = encrypted
mark-altered = altered
mark-in_flight = on its way
mark-lost = did not arrive
tool-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
 }
tool-gives-up = gives up with { $alert }: { $why }
tool-gains = gets the { $what }: { $how }
tool-lamp-line = { $lamp }: { $state }. { $why }
