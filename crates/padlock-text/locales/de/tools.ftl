# Die ganze Seite: Rollen, Werkzeuge, Ausgaben.

# Die Leiter.

tool-connection = Verbindung { $number }
tool-mark-held = zurückgehalten
tool-mark-dropped = verworfen
tool-mark-in-flight = noch auf der Leitung
tool-mark-hers = von der Lauscherin gesendet
tool-mark-changed = unterwegs verändert

# Was die Lauscherin tut, in wenigen Worten.

tool-deed-hold = hält eine Nachricht zurück
tool-deed-release = lässt eine zurückgehaltene Nachricht weiter
tool-deed-drop = nimmt eine Nachricht von der Leitung
tool-deed-delay = lässt die anderen eine Nachricht überholen
tool-deed-hurry = lässt eine Nachricht die anderen überholen
tool-deed-duplicate = sendet eine Nachricht doppelt
tool-deed-replay = sendet eine alte Nachricht noch einmal
tool-deed-truncate = kürzt eine Nachricht
tool-deed-edit = schreibt ein Feld um
tool-deed-alter = ändert ein Byte
tool-deed-inject = sendet einen eigenen Record
tool-deed-go-between = stellt sich zwischen die beiden
tool-deed-take-over = übernimmt den Handshake
tool-deed-guess = errät am Umfang, was gesagt wurde
tool-deed-connect = öffnet eine weitere Verbindung
tool-deed-crack = rechnet etwas Schweres aus
tool-deed-leak = kommt an einen Schlüssel
tool-deed-attack = befragt ein Orakel, wieder und wieder

# Angriffe, die fragen.

tool-attack-bleichenbacher = Bleichenbachers Angriff
tool-attack-padding_oracle = Padding-Orakel
tool-attack-poodle = POODLE
tool-attack-beast = BEAST
tool-attack-sweet32 = Sweet32
tool-attack-nonce_reuse = Wiederverwendete Nonce
tool-attack-collision = Hash-Kollision

# Die Geschichte, wo der Katalog keine eigenen Worte für einen Moment hat.

tool-moment-sent = { $party } → { $name }
tool-moment-deed = Die Lauscherin { $deed }
tool-moment-hand = Auf der Leitung: { $name }. Es kommt an, was sie ankommen lässt.
tool-moment-between = Sie antwortet dem Client anstelle des Servers und spricht mit dem Server als eigener Client. Zwei Handshakes, und sie sitzt am Ende von beiden.
tool-moment-guessed = Der Umfang des Records hat es verraten: kein Schlüssel war nötig.
tool-moment-reconnects = { $party } verbindet sich erneut
tool-explain-client-half = Die Hälfte des Clients an einer Schlüsselvereinbarung: sein öffentlicher Wert. Mit der Hälfte des Servers berechnen beide dasselbe Geheimnis, das nie über die Leitung geht.
tool-explain-client-certificate = Der Client zeigt sein Zertifikat, weil der Server gefragt hat, wer er ist. Der Beweis, dass er den Schlüssel hat, folgt noch.
tool-moment-connected = Eine neue Verbindung zum selben Server. Was auf der Leitung war, ist weg; was gelernt wurde, bleibt.
tool-moment-asked = { $attack }: { $calls } Fragen, und sie hat gefunden, was sie suchte.
tool-moment-asked-in-vain = { $attack }: { $calls } Fragen, und nichts gewonnen.
tool-moment-plan-failed = Sie wollte, konnte aber nicht: { $why }
tool-moment-failed = { $party } gibt auf
tool-moment-decided = { $party } hat entschieden
tool-moment-decided-words = { $what }: { $choice }. Von hier an nimmt die Geschichte ihren wahren Lauf.
tool-moment-played = Du spielst: { $role }
tool-moment-played-words = Alles, was hier zu entscheiden ist ({ $role }), ist jetzt deine Sache. Vorher erreicht dieses Ende nichts anderes.
tool-moment-played-eve = Jede Nachricht auf der Leitung ist jetzt in deiner Hand: lass sie durch, halte sie auf, verändere sie.
tool-moment-auto = { $role } läuft wieder von selbst
tool-moment-auto-words = Von hier an geschieht, was die Geschichte vorsieht.

# Eine Rolle spielen.

tool-decide = Entscheide
tool-decide-pending = { $party } wartet auf deine Entscheidung.
tool-autopilot = die Wahl des Autopiloten
tool-choose = Wählen
tool-accept = Das Zertifikat annehmen
tool-refuse = Es ablehnen
tool-ask-client = Fragen, wer der Client ist
tool-ask-nobody = Nicht fragen
tool-identity-none = Kein Zertifikat zeigen
tool-identity-number = Zertifikat { $number }
tool-no-group = keine
tool-own-number = Eine eigene Zahl
tool-own-bytes = Eigene Bytes, hexadezimal
tool-own-bad = „{ $text }“ ist kein solcher Wert: { $expected }
tool-expect-number = eine ganze Zahl wird erwartet
tool-expect-bit = ein Bit von 0 bis 7 wird erwartet
tool-expect-hex = Hexadezimalziffern in Paaren werden erwartet
tool-sum = { $m }^{ $e } mod { $n } = { $c }
tool-sum-too-large = { $m } ist nicht kleiner als n = { $n }: der Server wird eine andere Zahl finden.
tool-evidence = Belege
tool-gives-up-forward = keine Forward Secrecy: ein später gestohlener Schlüssel öffnet diese Sitzung
tool-gives-up-encryption = keine Verschlüsselung: alle können mitlesen
tool-gives-up-server = kein Zertifikat: niemand beweist, wer der Server ist
tool-gives-up-blocks = Blöcke von 64 Bit: sie wiederholen sich mit der Zeit
tool-gives-up-nothing = nichts, was man heute kennt
tool-gives-up-cbc = erst MAC, dann Padding, dann CBC: die Reihenfolge, von der Padding-Orakel leben
tool-close-connection = Die Verbindung schließen

# Die Werkzeuge der Lauscherin.

tool-tools = Werkzeuge für { $name }
tool-tools-wire = Werkzeuge für die Leitung
tool-hold = Festhalten
tool-release = Loslassen
tool-drop = Verwerfen
tool-delay = Nach hinten
tool-hurry = Nach vorn
tool-duplicate = Verdoppeln
tool-replay = Wiederholen
tool-truncate = Kürzen
tool-flip = Ein Bit kippen
tool-edit = Ein Feld ändern
tool-inject = Einen Record einschleusen
tool-between = Dazwischengehen
tool-connect = Eine Verbindung öffnen
tool-field = Feld
tool-new-bytes = Neue Bytes, hexadezimal
tool-mend-lengths = Die Längen ringsum anpassen
tool-byte = Byte
tool-bit = Bit
tool-keep-bytes = Bytes, die bleiben
tool-record-bytes = Record, hexadezimal
tool-for = Für
tool-fault = Ihr Zertifikat
tool-fault-self-signed = Sie hat es selbst unterschrieben.
tool-fault-none = von einer Stelle in ihrer Hand
tool-attacks = Orakel
tool-attack-calls = { $calls } Fragen bisher
tool-cancel = Abbrechen
tool-running = { $attack } läuft

# Kopfzeile, Ausfuhr und Teilen.

tool-defence = Abwehr
tool-defence-on = an
tool-defence-off = aus
tool-share = Teilen
tool-share-link = Ein Link zu genau diesem Moment
tool-copy = Kopieren
tool-copied = Kopiert.
tool-copy-refused = Der Browser lässt diese Seite nicht kopieren: markiere und kopiere selbst.
tool-export = Ausgeben
tool-export-pcapng = Mitschnitt mit Geheimnissen, für Wireshark (pcapng)
tool-export-key-log = Schlüsselprotokoll (NSS-Format)
tool-export-json = Ablauf (JSON)
tool-export-mermaid = Sequenzdiagramm (Mermaid)
tool-export-svg = Sequenzdiagramm (SVG)
tool-export-toml = Die Datei der Geschichte (TOML)
tool-export-print = Den Handshake drucken
tool-export-failed = Das lässt sich nicht schreiben: { $why }
tool-keys = Tasten
tool-keys-on = Diese Tasten benutzen
tool-branches = Zweig
tool-branch-here = { $length } Momente, hier
tool-branch-other = { $length } Momente, ab { $common }: { $command }
tool-belief-of = Was hier geglaubt wird: { $party }

# Der Inspektor.

tool-reproduce = Nachrechnen
tool-reproduce-lead = Führe das in einem Terminal aus: es druckt denselben Wert.
tool-reproduce-none = Nichts rechnet das aus: es wurde gezogen, mitgebracht oder von der Leitung gelesen.
tool-curve = y² = x³ + { $a }x + { $b } über den Zahlen modulo { $p }: diese { $count } Punkte und O
tool-curve-chord = Die Gerade durch P und Q hat die Steigung { $slope }. Wo sie das Quadrat verlässt, kommt sie auf der anderen Seite wieder herein. Sie trifft die Kurve noch einmal, und R = P + Q ist das Spiegelbild dieses Punkts.
tool-curve-tangent = P und Q sind derselbe Punkt, also ist die Gerade die Tangente dort, mit der Steigung { $slope }. Sie trifft die Kurve noch einmal, und R = P + P ist das Spiegelbild dieses Punkts.
tool-curve-upright = Die Gerade steht senkrecht: sie trifft die Kurve sonst nirgends, und die Summe ist O.
tool-curve-multiple = Q ist { $k } mal P. Der gepunktete Weg zeigt, was dafür verdoppelt und addiert wurde.

# Bring dein eigenes mit.

tool-own = Eigenes
tool-own-local = Nichts verlässt diese Seite: es wird hier gelesen und nirgends sonst.
tool-own-capture = Ein Mitschnitt (pcap, pcapng)
tool-own-key-log = Sein Schlüsselprotokoll
tool-own-story = Eine Geschichte (TOML)
tool-own-hex = Zertifikate (das des Servers zuerst), ein Record oder andere Bytes: hexadezimal oder PEM
tool-own-read = Lesen
tool-own-play = Spielen
tool-own-refused = Das ließ sich nicht lesen: { $why }
tool-own-bad-key-log = Zeile { $line } ist keine Zeile eines Schlüsselprotokolls.
tool-own-no-tls = In diesem Mitschnitt ist kein TLS.
tool-own-found = { $count } Nachrichten
tool-own-drop = Lege einen Mitschnitt und sein Schlüsselprotokoll hier ab, oder wähle sie aus.
tool-own-watch = Auf der Bühne abspielen
tool-own-others = { $count ->
    [one] { $count } andere Verbindung ist kein TLS.
   *[other] { $count } andere Verbindungen sind kein TLS.
 }
tool-own-left-out = { $count ->
    [one] { $count } Record ist ausgelassen: Es sind zu viele.
   *[other] { $count } Records sind ausgelassen: Es sind zu viele.
 }
tool-own-breaks-off = Der Mitschnitt bricht ab: { $why }
tool-own-partial-record = Anfang eines Records
tool-own-no-record = Bytes, die kein Record sind
tool-own-part = Teil einer längeren Nachricht
tool-own-no-capture = Ein Schlüsselprotokoll öffnet nichts ohne seinen Mitschnitt: Bring auch den mit.

# Warum ein Record einer Aufzeichnung zu bleibt.

tool-closed-no-handshake = zu: Der Handshake davor ist nicht hier
tool-closed-unknown-protection = zu: Records, die so geschützt sind, öffnet Padlock nicht
tool-closed-no-secret = zu: Kein Schlüsselprotokoll hat das Geheimnis dieser Sitzung
tool-closed-does-not-open = geht nicht auf: Der Record wurde verändert, oder das Geheimnis gehört zu einer anderen Sitzung

# Eine Aufzeichnung auf der Bühne.

tool-recorded-title = Eine Aufzeichnung: { $client } und { $server }
tool-recorded-words = Nur zum Lesen: Es ist gesagt und getan. Gelesen wird es in dieser Seite, und nichts davon verlässt sie.
tool-recorded-opened = Das Schlüsselprotokoll öffnet { $opened } von { $all } Records unter Schlüsseln.
tool-recorded-shut = Von { $all } Records unter Schlüsseln geht keiner auf: Mehr hat auch eine Lauscherin nicht.
tool-recorded-plain = Nichts darin ist unter Schlüsseln: { $all } Records.
tool-recorded-not-judged = Eine Aufzeichnung: nicht beurteilt
tool-recorded-back = Zurück zur Geschichte
tool-recorded-idle = Nichts: Es ist gesagt und getan.
tool-recorded-facts = Was die Aufzeichnung über diese Seite sagt: { $party }
tool-recorded-asks = Fragt nach
tool-recorded-speaks = Protokoll
tool-recorded-share = Gruppen
tool-recorded-group = Gruppe
tool-recorded-names = Zertifikat für
tool-recorded-secrets = Records unter Schlüsseln
tool-recorded-secrets-there = mit dem Schlüsselprotokoll geöffnet
tool-recorded-secrets-none = keine
tool-recorded-packet = Paket
tool-recorded-offset = Byte im Strom
tool-recorded-joined = Die Nachricht, die hier endet, mit den Records davor verbunden
tool-recorded-key-log = Schlüsselprotokoll

# Zertifikate, beurteilt.

tool-chain-name = Name, den man erreichen wollte; darf leer sein
tool-chain-time = Zu dieser Zeit (UTC); die heutige, wenn du sie lässt
tool-chain-roots = Eigene Wurzeln, in PEM; darf leer sein: Die Seite hat keine
tool-chain-lead = Wie ein Client es beurteilt, der { $name } will, um { $time }.
tool-chain-lead-anyone = Wie ein Client es beurteilt, um { $time }.
tool-chain-held = Angenommen: Jede Prüfung hält.
tool-chain-open = Was sich ohne Wurzel prüfen lässt, hält.
tool-chain-refused = { $count ->
    [one] Abgelehnt: Eine Prüfung scheitert.
   *[other] Abgelehnt: { $count } Prüfungen scheitern.
 }
tool-chain-no-root = Keine eigene Wurzel angegeben: Die Kette endet bei { $issuer }. Ob man dem trauen kann, weiß die Seite nicht.
tool-chain-no-end = Keine eigene Wurzel angegeben.
tool-chain-not-made = nicht geprüft: keine Wurzel angegeben
tool-chain-no-name = nicht geprüft: kein Name angegeben
tool-chain-no-list = nicht geprüft: keine Sperrliste hier
tool-chain-certificates = Zertifikate
tool-chain-bad-time = „{ $time }“ ist keine Zeit.
tool-chain-bad-root = Die Wurzeln sind keine Zertifikate.
tool-chain-bad-pem = Das ist kaputtes PEM: der Block, der in Zeile { $line } beginnt.
tool-chain-none = Es ist kein Zertifikat darin.

# Vergleichen.

tool-compare = Vergleichen
tool-compare-with = Vergleichen mit
tool-compare-same = Nichts ist anders.
tool-compare-bytes = Bytes
tool-compare-messages = Nachrichten
tool-compare-trips = Umläufe vor dem ersten Wort
tool-compare-learns = Die Lauscherin weiß
tool-compare-known = { $known } Werte, davon { $secrets } Geheimnisse
tool-compare-first = Erster Unterschied: Nachricht { $number }, { $name }

# Welche Größe sie aufhielte.

tool-work-question = Welche Größe hielte sie auf?
tool-work-slider = Größe in Bit
tool-work-size = { $bits } Bit
tool-work-legend = Nach rechts wächst die Größe, nach oben die Arbeit: jede Stufe der Kurve vervielfacht sie. Der Ring ist die Größe hier, { $here } Bit; über der gestrichelten Linie braucht ein Prozessorkern mehr als hundert Jahre.

# Diagrams: what is said of a message besides its name, and what stands under them.

mark-encrypted = verschlüsselt
mark-altered = verändert
mark-in_flight = unterwegs
mark-lost = nicht angekommen
tool-bytes = { $count } Byte
tool-gives-up = gibt auf mit { $alert }: { $why }
tool-gains = gewinnt { $what }: { $how }
tool-lamp-line = { $lamp }: { $state }. { $why }
