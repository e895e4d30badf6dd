# The front door.

door-title = See how the padlock works
door-lead = Padlock is a TLS simulator: watch a handshake message by message, play the client, the server or the eavesdropper, and open every byte and every secret.
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

door-own-file = Your own capture, your own story
door-own-file-words = Open a capture with its keys, or a story that you wrote, and take it apart with the same tools.
door-own-server = Be the server
door-own-server-words = You choose the version, the suite and the certificate. The client answers by itself.
door-own-eavesdropper = Be the eavesdropper
door-own-eavesdropper-words = Hold messages back, change them, make up your own. Which of it does anyone notice?

# The tour.

door-tour-offer = Show me around
door-tour = Tour
door-tour-at = { $at } of { $last }
door-tour-next = Next
door-tour-leave = Leave the tour
door-tour-client = What the client knows stands here, the newest on top. Press a value to see where it came from.
door-tour-wire = Every message crosses this wire, and the eavesdropper watches. Press a message to take it apart. Below stands what she could do about it.
door-tour-server = The server, at the other end. Each of the three can be you: switch from Auto to Play.
door-tour-inspector = Whatever you press opens here: its bytes, the arithmetic, what it came from, and who can read it.
door-tour-time = Step delivers the next message, Back takes it back. Restart begins with the first one.

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
