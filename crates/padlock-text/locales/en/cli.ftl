# The command line’s trace.

cli-setting = { $id }, { $size ->
    [toy] toy size
   *[full] full size
 }, seed { $seed }
cli-quoted = “{ $text }”
cli-says = says { $text }
cli-alters = changes { $what }
cli-handles = lays hands on a message: { $what }
cli-guesses = guesses by its size what it says: { $what }
cli-cracks = does hard work: { $what }
cli-asks = asks { $count } times, for the attack { $what }, and has what she is after
cli-asks-in-vain = asks { $count } times, for the attack { $what }, and has nothing
cli-is-handed = is handed { $what }
cli-goes-between = goes between the two ends
cli-fails = cannot do what was planned: { $what }
cli-connects = opens another connection
cli-in-truth = in truth
cli-believes = { $who } believes
cli-lamps-head = P privacy, I integrity, S server authentication, C client authentication, F forward secrecy: + held, X broken, - not offered
cli-lamps-defended = with its defence
cli-hears = reads { $text }
cli-closes = closes the connection
cli-alerted = is told { $alert }
cli-in-flight = { $count ->
    [one] { $count } message is still on its way.
   *[other] { $count } messages are still on their way.
 }

# Its derivations.

cli-as-above = as above
cli-not-held = { $who } does not hold the { $what } at the end.
cli-needs = { $op } would give it, from: { $what }
cli-cheapest = cheapest by work: { $op }, 2^{ $bits } cycles
cli-leak-would-do = without work, if one of these were leaked: { $what }
# Two stories side by side.

cli-compare-head = scenario
cli-compare-messages = messages
cli-compare-round-trips = round trips before data
cli-compare-bytes = bytes, client + server
cli-compare-bytes-before = bytes before data
cli-compare-readable = messages in the clear
cli-compare-names = names in the clear
cli-compare-certificates = certificates in the clear
cli-compare-known = values she knows
cli-compare-secrets = secrets among them
cli-same-messages = All messages are the same.
cli-differs-missing = They part at message { $number }: only one of them has this { $name }.
cli-differs-sender = They part at message { $number }, { $name }: it is sent by the client in one, by the server in the other.
cli-differs-name = They part at message { $number }: it is { $name } in A, and another one in B.
cli-differs-bytes = They part at message { $number }, { $name }, in these fields:
cli-differs-fate = They part at message { $number }, { $name }: it has arrived in only one of them.
cli-inside-record = inside the record, as its sender put it there
cli-more-fields = … and { $count } more; --json has them all
cli-known-in-a = She knows in A alone: { $names }
cli-known-in-b = She knows in B alone: { $names }

# Its complaints. { $path } and { $why } may be long: each stands at an end of the line.

cli-error = padlock: { $what }
cli-unknown-scenario = there is no scenario “{ $name }”
cli-did-you-mean = Did you mean “{ $name }”?
cli-known-scenarios = Known scenarios: { $names }. A scenario of your own is a file that ends in .toml.
cli-unknown-value = there is no value “{ $name }”
cli-near-values = Did you mean one of these: { $names }?
cli-list-values = Without a value, padlock explain lists those that there are.
cli-no-keys = “{ $keys }”: behind a scenario’s name, KEY=VALUE,KEY=VALUE is expected, such as version=1.3,size=full
cli-cannot-begin = the scenario cannot begin: { $why }
cli-cannot-read = cannot read { $path }: { $why }
cli-cannot-write = cannot write { $path }: { $why }
cli-cannot-print = cannot print: { $why }
cli-too-long = { $path } is too long: at most { $limit } bytes
cli-cannot-export = cannot make the capture: { $why }

# Real connections. { $check }, { $field } and { $alert } are names, not words.

cli-listening = listening on { $address }
cli-demonstration = The certificate was made just now, for demonstration: nobody trusts it, neither browsers nor OpenSSL nor padlock connect.
    --cert and --key bring one of your own; padlock ca makes one, and an authority to trust.
cli-connection = #{ $number } { $peer }  { $what }
cli-agreed = TLS { $version }, { $suite }, key exchange { $exchange }, { $session ->
    [session_id] resumed by session id
    [ticket] resumed by ticket
    [external_psk] with an external key
   *[new] new session
 }
cli-agreed-protocol = { $what }, application protocol { $name }
cli-agreed-client = { $what }, client { $name }
cli-agreed-early-data = { $what }, early data { $name ->
    [accepted] accepted
   *[rejected] rejected
 }
cli-agreed-before = { $what }; then { $ending }
cli-told-of = is told { $alert }: { $why }
cli-check-failed = check { $check }
cli-field-at = field { $field } at byte { $at }
cli-hung-up = the peer hung up without close_notify
cli-timed-out = the peer took too long
cli-full = closed: everything is recorded, and one connection may not exchange more
cli-broken = the connection broke: { $why }
cli-page-title = Padlock
cli-page = You are talking TLS { $version } with { $suite } to a simulator. It is for teaching, and keeps no secrets.
cli-no-group = --groups: there is no group “{ $name }”; spoken are { $names }
cli-unknown-suite = --suites: there is no cipher suite “{ $name }”
cli-no-suite = --suites: { $name } is not spoken yet
cli-toy-suite = --suites: { $name } is of toy size, which only padlock run plays
cli-known-suites = Spoken are: { $names }.
cli-no-alpn = --alpn: “{ $name }” cannot be offered: a name has 1 to 255 bytes, and all of them fit into 65,535
cli-no-psk = --psk: takes IDENTITY:HEX, a name and a key in hexadecimal
cli-only-tls13 = { $name }: only TLS 1.3 does this; --versions must name 1.3
cli-no-address = “{ $address }” is no HOST:PORT, such as localhost:4433 or [::1]:4433
cli-no-answer = nobody answers at { $address }: { $why }
cli-cannot-listen = cannot listen at { $address }: { $why }
cli-no-key = { $path }: there is no private key in it
cli-encrypted-key = { $path }: the private key needs a password, which nobody is asked for
cli-bad-key = { $path }: this is no private key: { $why }
cli-key-mismatch = { $path }: this is not the key of the certificate
cli-no-demonstration = cannot make a certificate for demonstration: { $why }
cli-no-randomness = the operating system gives no randomness

# Files of people’s own: what is wrong with them, what was made, what was found.

cli-in-file = { $path }: { $why }
cli-in-line = { $path }, line { $at }: { $why }
cli-in-byte = { $path }, byte { $at }: { $why }
cli-bad-pem = this PEM block is broken: its dashes or its base64 are not right, or its end is missing
cli-no-certificate = there is no certificate in it
cli-no-crl = there is no list of revoked certificates in it
cli-bad-certificate = this is no certificate: { $why }
cli-bad-crl = this is no list of revoked certificates: { $why }
cli-bad-ocsp = this is no OCSP response in DER
cli-bad-key-log = this is no line of a key log, which has a label and two hexadecimal numbers
cli-not-a-digit = this is no hexadecimal digit
cli-half-a-byte = a byte has two hexadecimal digits, and one is missing here
cli-bad-capture = the capture cannot be read from here on: { $why }
cli-nothing-to-dissect = this begins neither a capture nor a TLS record, a handshake message, a certificate or hexadecimal text
cli-no-tls = there is no TLS connection in it
cli-exists = it is there already; --force overwrites it
cli-no-time = “{ $time }” is no point in time, such as 2026-01-01T00:00:00Z
cli-no-name = “{ $name }” is neither a host name nor an address
cli-fault-not-applicable = keys of this kind cannot have this fault
cli-cannot-make-ca = cannot make the certificates: { $why }
cli-ca-root = whom to trust
cli-ca-intermediate = who issues the certificates of server and client
cli-ca-server = the server’s certificate, and those above it
cli-ca-client = the client’s certificate, and those above it
cli-ca-key = the private key
cli-ca-crls = the lists of revoked certificates
cli-ca-server-status = what the intermediate says of the server’s certificate
cli-status-good = the issuer says that the certificate is good
cli-status-none = the server does not show what the issuer says of its certificate
cli-accepted = accepted
cli-refused = refused: { $checks }
cli-connection-of = Connection { $number }: { $client } to { $server }
cli-in-packet = packet { $number }
cli-partial-record = the start of a record, whose rest is missing
cli-no-record = bytes in which nobody can tell where a record begins
cli-one-certificate = Certificate
cli-opened = opened with its key
cli-joined = the message that ends here, joined from its records
cli-more-bytes = … and { $count } more; --whole prints them
cli-other-connections = { $count ->
    [one] { $count } other connection is no TLS.
   *[other] { $count } other connections are no TLS.
 }
cli-passed-over = { $count ->
    [one] { $count } packet is not TCP over IP, or a fragment of it.
   *[other] { $count } packets are not TCP over IP, or fragments of it.
 }
cli-left-out = { $count ->
    [one] { $count } record is left out: they are too many.
   *[other] { $count } records are left out: they are too many.
 }
cli-closed-no-handshake = stays closed: the handshake before it is not here
cli-closed-unknown-protection = stays closed: Padlock does not open records yet that are protected in this way
cli-closed-no-secret = stays closed: no key log has the secret of this session
cli-closed-does-not-open = does not open with the secret of this session: the record was changed, or the secret is another one
cli-malformed = malformed: { $field } at { $at }: { $why }
cli-truncated = it needs { $first } bytes, and { $second } are left
cli-trailing-data = { $first } bytes too many
cli-illegal-value = { $first } is no value it may have
cli-length-out-of-range = it is { $first } bytes long, and may have at most { $second } and not too few
cli-duplicate = the extension { $first } comes twice
cli-malformed-der = it is not DER of the expected kind
