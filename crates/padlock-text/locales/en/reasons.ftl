# The lamps.

lamp-privacy = privacy
    .explained = Nobody else can read what was said.
lamp-integrity = integrity
    .explained = What arrives is what was said.
lamp-server_authentication = server authentication
    .explained = The server is who it says it is.
lamp-client_authentication = client authentication
    .explained = The client is who it says it is.
lamp-forward_secrecy = forward secrecy
    .explained = A key stolen tomorrow does not open what was recorded today.

verdict-held = held
verdict-broken = broken
verdict-not_offered = not offered

# Why a lamp says what it says.

reason-no_keys_yet = There are no common keys yet.
reason-keys_unknown = The eavesdropper can derive neither a traffic key nor what was said.
reason-data_known = The eavesdropper knows what was said.
reason-key_known = The eavesdropper knows a traffic key.
reason-no_encryption = The suite does not encrypt: whoever sees the wire reads along.
reason-delivered_as_sent = What arrived is what was sent, in order.
reason-forgery_accepted = Something arrived that nobody had said.
reason-nothing_checked = Nothing in a message would show that it was changed.
reason-tampering_refused = A change on the way was noticed and refused.
reason-server_not_proved = The client has not yet made sure of the server.
reason-server_proved_key = The client accepted the certificate, and Finished proved that the key’s owner is at the other end.
reason-wrong_key_accepted = The client accepted a key that is not the server’s.
reason-client_not_asked = The server did not ask who the client is.
reason-long_term_key_opens = Whoever gets the server’s private key can open this recording.
reason-long_term_key_useless = Even the server’s private key does not open this recording.

# Why a command was not carried out.

refused-nothing_in_flight = Nothing is on its way.
refused-not_connected = The connection is not open for application data.
refused-empty_text = There is nothing to say.
refused-text_too_long = That is too long: at most 65,536 bytes.
refused-not_in_flight = That message is not on its way.
refused-no_such_byte = The message has no such byte, or nothing would change.
refused-nothing_to_crack = She has not seen what this works on.
refused-too_much_work = At this size the work is out of reach.
refused-already_known = She knows it already.
refused-nothing_to_leak = Nobody holds such a value yet.

# Hard computations.

hard-factor = factor n
    .explained = Find the two primes whose product is n.
hard-logarithm = find the logarithm
    .explained = Find the client’s private value behind its public one.

## all-suites

reason-client_proved_key = The server has accepted the client’s certificate, and the client signed with its key.
reason-finished_forged = The certificate is the server’s, but Finished is forged: somebody else is at the other end.
reason-truncation_accepted = A part of what was said was taken for all of it.
reason-wrong_client_accepted = The server has accepted a certificate that is not the client’s.
hard-quantum = run a quantum computer
    .explained = Find the private values behind every public one that Shor’s algorithm breaks.
refused-not_held = That message is not held back.
refused-not_delivered = That message has not arrived, so it cannot be sent again.
refused-no_such_field = The message has no such field.
refused-length_overflow = A length field is too short to say how long that would be.
refused-bad_length = A message on the wire has 1 to 65,536 bytes, and a shortened one fewer than before.
refused-decision_pending = There is something to decide first.
refused-nothing_to_decide = There is nothing to decide, or something else.
refused-no_such_option = This cannot be chosen here.
refused-too_late = The two ends have heard each other already.
refused-not_midway = Both ends must have exchanged keys, and neither have changed to them.
refused-secret_unknown = The premaster secret is not known.
refused-no_such_certificate = There is no certificate with such a fault for keys of this kind.
refused-servers_do_not_connect = A server waits until somebody connects, and the idea in four messages knows one connection only.
refused-too_many_connections = A story has at most 1,000 connections.
refused-nothing_to_guess = There is nothing under keys to guess at, or there are too many words.
refused-sizes_do_not_tell = No word makes a record of that size, or more than one does.
