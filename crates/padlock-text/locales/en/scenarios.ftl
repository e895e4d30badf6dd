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
    .story = The certificate ran out yesterday; its key and its name are right. The client compares the last day with its clock and refuses (RFC 5280 section 6.1.3). One that does not look would still meet the right server today, but it would take a key of any age, even one that was stolen long ago. In December 2018 a certificate that had run out in a network’s equipment took millions of phones in Britain off the mobile internet.

scenario-certificate-not-yet-valid = It will be good from tomorrow
    .story = The certificate begins tomorrow. The client compares the first day with its clock and refuses (RFC 5280 section 6.1.3); TLS has one alert for too early and too late. One that does not look would meet the right server, a day before its issuer vouches for it. Often it is the clock that is wrong: a device that believes it is 1970 finds every certificate too early.

scenario-certificate-wrong-name = It is someone else’s
    .story = The certificate is good in every way, but it is elsewhere.example’s, and the client asked for padlock.example. The client compares the names and refuses (RFC 9525 section 6). One that does not compare would take anyone who has a good certificate, for whatever name. In 2012 researchers found libraries of cloud and payment services that never compared them.

scenario-certificate-unknown-ca = Nobody trusted vouches for it
    .story = The chain is complete and every signature is right, but at its top stands an authority that the client does not know. The client looks for one of its own trust anchors and refuses (RFC 5280 section 6.1). One that does not look would believe any authority that someone has made up. What counts is whom a client trusts: in 2015 it came out that laptops trusted an authority called Superfish, whose private key lay in each of them.

scenario-certificate-self-signed = It vouches for itself
    .story = The server vouches for itself: nobody stands above this certificate. The client finds no trust anchor behind it and refuses (RFC 5280 section 6.1). One that takes it shares a secret with someone, but nobody has said with whom: such a certificate, for any name, takes a moment to make. Printers and routers come with them, and people learn to click the warning away.

scenario-certificate-issuer-not-ca = Issued by one who may not
    .story = The certificate above the server’s does not say that its owner may issue others (basicConstraints, cA). The client looks for that and refuses (RFC 5280 section 6.1.4). With one that does not look, everyone who has a certificate can issue further ones, for any name. In 2002 Internet Explorer did not look, and in 2011 neither did the iPhone.

scenario-certificate-path-too-long = One issuer too many
    .story = The first authority below the root may issue certificates, but none for a further authority (pathLenConstraint 0), and yet one follows. The client counts the issuers and refuses (RFC 5280 section 6.1.4). With one that does not count, an authority could hand its power on to whomever it likes, and the root could not forbid it.

scenario-certificate-key-usage = A key used for what it is not for
    .story = The certificate says what its key is for: encrypting data (keyUsage, dataEncipherment). In TLS a server’s key signs, decrypts keys or agrees on them, so the client refuses (RFC 5280 section 4.2.1.3). One that does not look would go on, and here nobody would be the worse for it. But a key with two jobs can betray in one what it guards in the other: in 2017 the ROBOT attack got signatures from servers that were only asked to decrypt.

scenario-certificate-extended-key-usage = A client’s certificate on a server
    .story = The certificate is a client’s: its owner may log in somewhere, but not run a server (extKeyUsage, clientAuth). The client looks for the purpose and refuses (RFC 5280 section 4.2.1.12). With one that does not look, whoever has a certificate to log in with can play the server of the name in it. Certificates for one purpose have been used for another: those of Microsoft’s licensing service could also sign programs, and in 2012 the malware Flame made use of it.

scenario-certificate-name-excluded = An issuer that may not speak for this name
    .story = The root says that nobody below it speaks for this name (nameConstraints), and the server’s certificate has it all the same. The client compares and refuses (RFC 5280 section 6.1.3). With one that does not compare, an authority that is meant for one company or one country can vouch for the whole world. In 2013 certificates for Google’s names came from an authority of the French state; browsers have let it speak for French domains only since.

scenario-certificate-bad-signature = One bit of the signature is wrong
    .story = One bit of the issuer’s signature is not as it was; all else is. The client computes whether signature and certificate belong together, and refuses (RFC 5280 section 6.1.3). With one that does not compute it, anyone can write any name and any key into a certificate and put a trusted issuer’s name to it. In 2014 it came out that GnuTLS took some errors in its checks of certificates for success.

scenario-certificate-weak-key = A key that is too short
    .story = The server’s key has 1024 bits. No RFC forbids that here: the client’s own policy asks for 2048, as browsers and public authorities have agreed (CA/Browser Forum baseline requirements, section 6.1.5), and it refuses. One that does not look would go on and notice nothing, until someone factors the number and plays the server from then on. In 2009 a number of 768 bits was factored, in 2020 one of 829.

scenario-certificate-weak-hash = A hash that others can forge
    .story = The issuer has signed a SHA-1 hash of the certificate. The signature is right, but two texts with the same SHA-1 hash can be made, so the client refuses it (RFC 9155). With one that takes it, someone can have a harmless certificate signed and carry the signature over to another one. That was done with MD5 in 2008, and the first two files with the same SHA-1 hash are from 2017.

scenario-certificate-revoked = The issuer has taken it back
    .story = Nothing in the certificate is wrong, but its issuer took it back yesterday, and says so in a list. The client has that list and refuses (RFC 5280 section 6.3). One without the list would go on, even with someone who has stolen the key. After Heartbleed in 2014 many thousands of certificates were taken back within days, and many a browser never asked.

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
