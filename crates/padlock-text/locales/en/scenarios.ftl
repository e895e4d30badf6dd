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
problem-connect = script: connect = true is the client’s, and stands alone in its line
problem-say_or_close = script: a line either has say = "…" or close = true
problem-say_empty = script: say has at least one character
problem-say_too_long = script: say has at most 16384 bytes

## all-suites

scenario-tls13 = One round trip, and nothing left to steal
    .story = Client and server each send half of a key in their very first message, and from there on everything is locked. The server’s long-term key signs and does nothing else. What can the eavesdropper steal later?
scenario-hybrid = The idea in four messages
    .story = The server shows its public key. The client locks a random session key with it, and both talk under that key. But who says whose key this is?
