# Messages by their RFC names; `.explained` says what one does, in a sentence or two.

message-HelloRequest = HelloRequest
    .explained = The server asks the client to start again.
message-ClientHello = ClientHello
    .explained = The client opens the connection: which versions and cipher suites it speaks, whom it wants to reach, and a random value that makes this session unlike any other.
message-ServerHello = ServerHello
    .explained = The server picks one version and one cipher suite, and adds a random value of its own.
message-Certificate = Certificate
    .explained = The server shows its public key and who vouches for it. The client checks the signature, the dates and the name.
message-ServerHelloDone = ServerHelloDone
    .explained = The server has said its part; now the client decides.
message-ClientKeyExchange = ClientKeyExchange
    .explained = The client picks the premaster secret and locks it with the server’s public key. Everyone sees the box; only the private key opens it.
message-Finished = Finished
    .explained = A value that only a holder of the master secret can compute, over the whole handshake so far: had anyone changed a word, the two sides would not agree.
message-OtherHandshake = handshake message
    .explained = A handshake message of a kind that this story has no use for.
message-ChangeCipherSpec = ChangeCipherSpec
    .explained = From here on, everything from this side is protected with the new keys.
message-Alert = Alert
    .explained = Something ends: a polite close_notify, or a fatal error with its reason.
message-ApplicationData = ApplicationData
    .explained = What the two sides wanted to say all along, encrypted and with a MAC.
