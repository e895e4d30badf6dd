# Scenarios: a title for menus, and the story in a sentence or two.

scenario-tls12-rsa = The premaster secret in a locked box
    .story = The client picks a secret, locks it with the key in the server’s certificate, and sends it. Everyone sees the box. Who can open it?

# Why a scenario file is refused.

problem-toml = not a scenario: { $detail }
problem-id = id: lower-case letters, digits and “-” are expected
problem-server_name = server_name: a DNS name is expected, such as “www.example”
problem-cipher_suite = cipher_suite: the name of a suite of the scenario’s size is expected
problem-clock = clock: a time in UTC from 1971 to 9998 is expected, such as 2026-03-20T12:00:00Z
problem-script_too_long = script: at most 1000 lines are expected
problem-say_or_close = script: a line either has say = "…" or close = true
problem-say_empty = script: say has at least one character
problem-say_too_long = script: say has at most 16384 bytes

## all-suites

scenario-tls13 = One round trip, and nothing left to steal
    .story = Client and server each send half of a key in their very first message, and from there on everything is locked. The server’s long-term key signs and does nothing else. What can the eavesdropper steal later?
scenario-hybrid = The idea in four messages
    .story = The server shows its public key. The client locks a random session key with it, and both talk under that key. But who says whose key this is?
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
