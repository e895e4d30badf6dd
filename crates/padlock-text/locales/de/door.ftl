# Die Eingangstür.

door-title = Sieh, wie das Vorhängeschloss funktioniert
door-lead = Verfolge einen TLS-Handshake Nachricht für Nachricht. Spiele Client, Server oder Lauscherin, und öffne jedes Byte und jedes Geheimnis: jedes erklärt sich selbst.
door-play = Den ersten Handshake spielen
door-miniature = Ein Handshake, der von selbst abläuft
door-pause = Anhalten
door-resume = Weiter
door-stories = Geschichten
door-search = Die Geschichten durchsuchen
door-found =
    { $count ->
        [one] { $count } Geschichte
       *[other] { $count } Geschichten
    }
door-none = Davon erzählt keine Geschichte. Versuche eine Version, einen Angriff oder „Zertifikat“.
door-both = Spielzeug und Original
door-toy-only = Spielzeug
door-full-only = Original
door-local = Alles läuft in dieser Seite. Nichts von dem, was du tippst, einfügst oder ablegst, verlässt sie.
door-breaks = Angriff und Abwehr

# Wonach der Katalog geordnet ist.

group-padlock = Wie das Vorhängeschloss funktioniert
    .explained = Wozu ein Handshake gut ist, und was er braucht.
group-certificates = Zertifikate
    .explained = Wer für wen bürgt, und alles, was daran faul sein kann.
group-versions = Versionen
    .explained = Von TLS 1.0 bis 1.3: dieselben Eingaben, andere Regeln.
group-attacks = Angriffe
    .explained = Jeder mit der Schwäche, die er braucht, und der Abwehr, die ihn aufhält.
group-own = Selbst versuchen
    .explained = Dein eigener Mitschnitt, deine eigene Geschichte.

level-first = für den Anfang
level-further = einen Schritt weiter
level-deep = in die Tiefe
