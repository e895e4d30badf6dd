# Die Eingangstür.

door-title = Sieh, wie das Vorhängeschloss funktioniert
door-lead = Padlock ist ein TLS-Simulator: Verfolge einen Handshake Nachricht für Nachricht, spiele Client, Server oder Lauscherin, und öffne jedes Byte und jedes Geheimnis.
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

door-own-file = Dein eigener Mitschnitt, deine eigene Geschichte
door-own-file-words = Öffne einen Mitschnitt samt Schlüsseln oder eine Geschichte, die du geschrieben hast, und zerlege sie mit denselben Werkzeugen.
door-own-server = Sei der Server
door-own-server-words = Du wählst Version, Cipher-Suite und Zertifikat. Der Client antwortet von selbst.
door-own-eavesdropper = Sei die Lauscherin
door-own-eavesdropper-words = Halte Nachrichten zurück, ändere sie, erfinde eigene. Was davon fällt jemandem auf?

# Der Rundgang.

door-tour-offer = Führ mich herum
door-tour = Rundgang
door-tour-at = { $at } von { $last }
door-tour-next = Weiter
door-tour-leave = Rundgang beenden
door-tour-client = Was der Client weiß, steht hier, das Neueste zuoberst. Drücke auf einen Wert, um zu sehen, woher er kommt.
door-tour-wire = Jede Nachricht geht über diese Leitung, und die Lauscherin sieht zu. Drücke auf eine Nachricht, um sie zu zerlegen. Darunter steht, was sie dagegen ausrichten könnte.
door-tour-server = Der Server am anderen Ende. Jede der drei Rollen kann deine sein: Schalte von Automatik auf Spielen.
door-tour-inspector = Was du drückst, öffnet sich hier: seine Bytes, die Rechnung, woher es kommt und wer es lesen kann.
door-tour-time = Schritt stellt die nächste Nachricht zu, Zurück nimmt sie zurück. Von vorn beginnt mit der ersten.

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
