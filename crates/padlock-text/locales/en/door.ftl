# The front door.

door-title = See how the padlock works
door-lead = Watch a TLS handshake message by message. Play the client, the server or the eavesdropper, and open every byte and every secret: each one explains itself.
door-play = Play the first handshake
door-miniature = A handshake that plays by itself
door-pause = Pause
door-resume = Go on
door-stories = Stories
door-search = Search the stories
door-found =
    { $count ->
        [one] { $count } story
       *[other] { $count } stories
    }
door-none = No story says that. Try a version, an attack, or “certificate”.
door-both = toy and full size
door-toy-only = toy size
door-full-only = full size
door-local = Everything runs in this page. Nothing that you type, paste or drop leaves it.
door-breaks = attack and defence

# What the catalogue is sorted by.

group-padlock = How the padlock works
    .explained = What a handshake is for, and what it takes.
group-certificates = Certificates
    .explained = Who vouches for whom, and everything that can be wrong with it.
group-versions = Versions
    .explained = From TLS 1.0 to 1.3: the same inputs, other rules.
group-attacks = Attacks
    .explained = Each with the flaw that it needs and the defence that stops it.
group-own = Try it yourself
    .explained = Your own capture, your own story.

level-first = for a start
level-further = a step further
level-deep = in depth
