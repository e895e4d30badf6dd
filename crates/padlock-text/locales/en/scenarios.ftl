# Scenarios: a title for menus, and the story in a sentence or two.

scenario-tls12-rsa = The premaster secret in a locked box
    .story = The client picks a secret, locks it with the key in the server’s certificate, and sends it. Everyone sees the box. Who can open it?

scenario-tls13 = One round trip, and nothing left to steal
    .story = Client and server each send half of a key in their very first message, and from there on everything is locked. The server’s long-term key signs and does nothing else. What can the eavesdropper steal later?
scenario-hybrid = The idea in four messages
    .story = The server shows its public key. The client locks a random session key with it, and both talk under that key. But who says whose key this is?

scenario-privacy = Nobody else can read it
    .story = Client and server agree on a key that never crosses the wire, and talk under it. The eavesdropper records everything. What does she learn, and what not?

scenario-integrity = Nobody else can change it
    .story = The eavesdropper changes a single bit of what the client says. She cannot read it, but does anyone notice?

scenario-mutual-authentication = Each proves who it is
    .story = The server shows its certificate, as always, and then asks for the client’s. Both sign what was said so far.

scenario-download = A download that somebody tampers with
    .story = The server sends a program in one piece after the other. On the way one of them is changed. Without a check the client runs it.

scenario-tls10-rsa = TLS 1.0: the premaster secret in a locked box
    .story = The first version that was called TLS. Its IVs are chained: each is the end of the record before.

scenario-tls10-dhe = TLS 1.0: a secret that both compute, in a finite field
    .story = The first version that was called TLS. Its IVs are chained: each is the end of the record before.

scenario-tls10-ecdhe = TLS 1.0: a secret that both compute, on a curve
    .story = The first version that was called TLS. Its IVs are chained: each is the end of the record before.

scenario-tls11-rsa = TLS 1.1: the premaster secret in a locked box
    .story = Every record has an IV of its own; all else is as in TLS 1.0.

scenario-tls11-dhe = TLS 1.1: a secret that both compute, in a finite field
    .story = Every record has an IV of its own; all else is as in TLS 1.0.

scenario-tls11-ecdhe = TLS 1.1: a secret that both compute, on a curve
    .story = Every record has an IV of its own; all else is as in TLS 1.0.

scenario-tls12-dhe = TLS 1.2: a secret that both compute, in a finite field
    .story = The version that ran most of the web for a decade: hashes and signatures can be chosen.

scenario-tls12-ecdhe = TLS 1.2: a secret that both compute, on a curve
    .story = The version that ran most of the web for a decade: hashes and signatures can be chosen.

scenario-tls12-ecdsa = TLS 1.2: a signature on a curve
    .story = The server’s key is a point of a curve, and it signs with a random number that must never be used again.

scenario-tls12-dh-anon = TLS 1.2: a secret with nobody in particular
    .story = No certificate, no signature: client and server share a secret with whoever is at the other end.

scenario-tls12-null = TLS 1.2: sealed, and open to read
    .story = A suite that checks every record and hides none.

scenario-tls12-session-id = TLS 1.2: the second time is shorter, by id
    .story = The client comes back and names its session. No certificate, no key exchange: both still have the master secret.

scenario-tls12-ticket = TLS 1.2: the second time is shorter, by ticket
    .story = The server keeps nothing: it seals the session into a ticket and lets the client carry it. Whoever steals the ticket’s key opens all of them.

scenario-tls13-dhe = TLS 1.3: half a key each, in a finite field
    .story = The same round trip with numbers modulo a prime instead of points.

scenario-tls13-mlkem = TLS 1.3: a key for after the quantum computer
    .story = Two key exchanges at once: a curve, and a lattice that a quantum computer is not known to break. Both must fall before the key does.

scenario-tls13-hello-retry = TLS 1.3: a second hello
    .story = The client guessed a group that the server does not have. One more round trip, and the transcript begins with a hash of the first hello.

scenario-tls13-client-certificate = TLS 1.3: each proves who it is
    .story = As in older versions, with one difference: the client’s certificate crosses the wire under keys.

scenario-tls13-resumption = TLS 1.3: the second time without a certificate
    .story = The ticket of the first connection names a key that both ends have. The client proves in its very first message that it holds it.

scenario-tls13-early-data = TLS 1.3: said before the answer
    .story = With the key of an earlier session the client need not wait. What does it give up?

scenario-negotiation = Which version? The newest that both speak
    .story = The client speaks all four versions, the server stops at TLS 1.2.

scenario-certificate-good = A certificate as it should be
    .story = Who vouches for whom, for how long, and for which name: the client checks it all before it says a word.

scenario-certificate-expired = It was good until yesterday
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-not-yet-valid = It will be good from tomorrow
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-wrong-name = It is someone else’s
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-unknown-ca = Nobody trusted vouches for it
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-self-signed = It vouches for itself
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-issuer-not-ca = Issued by one who may not
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-path-too-long = One issuer too many
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-key-usage = A key used for what it is not for
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-extended-key-usage = A client’s certificate on a server
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-name-excluded = An issuer that may not speak for this name
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-bad-signature = One bit of the signature is wrong
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-weak-key = A key that is too short
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-weak-hash = A hash that others can forge
    .story = One thing is wrong with the server’s certificate, and nothing else. Which check finds it? And what if nobody looks?

scenario-certificate-revoked = The issuer has taken it back
    .story = Nothing in the certificate is wrong: its issuer says elsewhere that it is not good any more. Which check finds it? And what if the client does not have that list?

scenario-attack-sniffing = Reading along
    .story = A suite without encryption is on offer, and nobody minds. She only has to listen.

scenario-attack-tampering = Changing a word
    .story = She cannot read the message, but she knows where the amount stands. One bit of ciphertext is one bit of what arrives.

scenario-attack-replay = Saying it twice
    .story = She has recorded an order and sends it again. Nothing in it says that it is old.

scenario-attack-reordering = Turning the order round
    .story = Two messages, each as it was said, in the other order.

scenario-attack-truncation = Cutting off the end
    .story = She lets the first half pass and drops the rest, the goodbye included. Whoever takes silence for the end has heard it all.

scenario-attack-middle-self-signed = In the middle: a certificate that vouches for itself
    .story = She goes between and shows the client a certificate that she made herself. The client does not look.

scenario-attack-middle-wrong-name = In the middle: a good certificate, for another name
    .story = She goes between with a good certificate for a name of her own. Does the client compare names?

scenario-attack-middle-expired = In the middle: a certificate of yesterday
    .story = She goes between with a certificate that has run out. Does the client look at its clock?

scenario-attack-middle-unknown-ca = In the middle: an authority that nobody knows
    .story = She goes between with a certificate of an authority of her own. Whom does the client believe?

scenario-attack-middle-rogue = In the middle: one authority too many
    .story = She has an authority in hand that the client trusts. All checks pass, the padlock is lit, and she reads every word.

scenario-attack-middle-anonymous = In the middle of an anonymous exchange
    .story = Both ends share a secret with someone. Nobody has asked who it is.

scenario-attack-fallback = Back to an older version
    .story = She loses the first hello on purpose. The client tries again with less, and in the older version the key exchange keeps no secret from the future.

scenario-attack-stolen-key = The key is stolen afterwards
    .story = She records today and gets the server’s private key tomorrow. Whose secrets were in it?

scenario-attack-factoring = Primes that are too small
    .story = The public key is the product of two primes. At toy size she finds them while you wait.

scenario-attack-logarithm = A group that is too small
    .story = The secret is an exponent, and the group has a handful of elements. She tries.

scenario-attack-freak = A short key that nobody asked for
    .story = She asks in the client’s name for a suite for export. The server signs a short key, and this client takes it. Factored, it opens everything.

scenario-attack-logjam = A small group that nobody asked for
    .story = She asks in the client’s name for a suite for export. The server signs a small group; its signature does not say for which suite. She finds the exponent in time to answer for both.

scenario-attack-early-data = Early data, sent once more
    .story = What is said before the answer can be recorded and sent again: the server has nothing fresh in it.

scenario-attack-traffic = Guessing from sizes
    .story = One bit is asked and one word is said, yes or no. She sees no letter of it. She counts.
scenario-attack-bleichenbacher = A server that says too much
    .story = The server decrypts whatever it is sent, and says at once when the padding is wrong. The eavesdropper has recorded one session, and asks it some ten thousand questions. What does she read in the end?
scenario-attack-padding-oracle = The time that an answer takes
    .story = Where the padding of a record is wrong, the server stops; where it is right, it goes on to the MAC. The answer says the same, but it comes a little later. Is that enough?
scenario-attack-poodle = Padding that nobody looks at
    .story = Of the padding, the server checks the last byte only. The eavesdropper puts another block in its place, again and again, and once in 256 times the server is content. What has it told her?
scenario-attack-beast = A script that guesses
    .story = In TLS 1.0 the eavesdropper knows the next IV before the client speaks, and a script of hers tells the client what to say. Byte by byte she asks: is it this one?
scenario-attack-sweet32 = Two blocks that meet
    .story = The cipher’s blocks have 16 bits, and the client says the same secret again and again. How long until two blocks of ciphertext are equal, and what do they say then?
scenario-attack-nonce-reuse = The same keystream twice
    .story = The server should use a new nonce for each record, and uses one for all. Its greeting is the same for everyone. What else can be read with that?
scenario-attack-collision = One signature, two certificates
    .story = An authority signs not a certificate but its hash, and this hash has 16 bits. The eavesdropper has her own name certified, again and again. Whose name is in the certificate that she shows the client?
scenario-attack-quantum-harvest = Recorded today, opened tomorrow
    .story = Nobody can break this session today. The eavesdropper keeps the recording, and one day she has a quantum computer. What could both ends have done about it?

# Why a scenario file is refused.


problem-toml = not a scenario: { $detail }
problem-id = id: lower-case letters, digits and “-” are expected
problem-server_name = server_name: a DNS name is expected, such as “www.example”
problem-cipher_suite = cipher_suite: the name of a suite of the scenario’s size is expected
problem-clock = clock: a time in UTC from 1971 to 9998 is expected, such as 2026-03-20T12:00:00Z
problem-script_too_long = script: at most 1000 lines are expected
problem-connect = script: connect = true is the client’s, and stands alone in its line
problem-no_defence = there is no defence to switch on
problem-defence = defence: { $detail }
problem-say_or_close = script: a line either has say = "…" or close = true
problem-say_empty = script: say has at least one character
problem-say_too_long = script: say has at most 16384 bytes
