# The command line’s trace.

cli-setting = { $id }, { $size ->
    [toy] Spielzeuggröße
   *[full] Originalgröße
 }, Startwert { $seed }
cli-quoted = „{ $text }“
cli-says = sagt { $text }
cli-alters = verändert { $what }
cli-handles = legt Hand an eine Nachricht: { $what }
cli-guesses = errät aus der Größe, was darin steht: { $what }
cli-cracks = leistet harte Arbeit: { $what }
cli-asks = fragt { $count } Mal, für den Angriff { $what }, und hat, was sie will
cli-asks-in-vain = fragt { $count } Mal, für den Angriff { $what }, und hat nichts
cli-is-handed = bekommt zugespielt: { $what }
cli-goes-between = geht zwischen die beiden Enden
cli-fails = kann nicht tun, was geplant war: { $what }
cli-connects = öffnet eine weitere Verbindung
cli-in-truth = in Wahrheit
cli-believes = { $who } glaubt
cli-lamps-head = P Vertraulichkeit, I Integrität, S Authentizität des Servers, C Authentizität des Clients, F Forward Secrecy: + gewahrt, X gebrochen, - nicht geboten
cli-lamps-defended = mit der Abwehr
cli-hears = liest { $text }
cli-closes = schließt die Verbindung
cli-alerted = bekommt { $alert } gesagt
cli-in-flight = { $count ->
    [one] { $count } Nachricht ist noch unterwegs.
   *[other] { $count } Nachrichten sind noch unterwegs.
 }

# Its derivations.

cli-as-above = wie oben
cli-not-held = { $who } hat am Ende nicht: { $what }.
cli-needs = { $op } ergäbe es, aus: { $what }
cli-cheapest = am billigsten mit Rechenarbeit: { $op }, 2^{ $bits } Takte
cli-leak-would-do = ohne Arbeit, wenn eines davon preisgegeben würde: { $what }
# Two stories side by side.

cli-compare-head = Szenario
cli-compare-messages = Nachrichten
cli-compare-round-trips = Roundtrips vor den Daten
cli-compare-bytes = Bytes, Client + Server
cli-compare-bytes-before = Bytes vor den Daten
cli-compare-readable = offene Nachrichten
cli-compare-names = offene Namen
cli-compare-certificates = offene Zertifikate
cli-compare-known = Werte, die sie kennt
cli-compare-secrets = Geheimnisse darunter
cli-same-messages = Alle Nachrichten sind gleich.
cli-differs-missing = Sie trennen sich bei Nachricht { $number }: Nur in einer gibt es { $name }.
cli-differs-sender = Sie trennen sich bei Nachricht { $number }, { $name }: Einmal sendet sie der Client, einmal der Server.
cli-differs-name = Sie trennen sich bei Nachricht { $number }: In A ist es { $name }, in B eine andere.
cli-differs-bytes = Sie trennen sich bei Nachricht { $number }, { $name }, in diesen Feldern:
cli-differs-fate = Sie trennen sich bei Nachricht { $number }, { $name }: Nur in einer ist sie angekommen.
cli-inside-record = im Inneren des Records, wie sein Absender es hineingelegt hat
cli-more-fields = … und { $count } weitere; --json hat sie alle
cli-known-in-a = Sie kennt nur in A: { $names }
cli-known-in-b = Sie kennt nur in B: { $names }

# Its complaints. { $path } and { $why } may be long: each stands at an end of the line.

cli-error = padlock: { $what }
cli-unknown-scenario = es gibt kein Szenario „{ $name }“
cli-did-you-mean = Meintest du „{ $name }“?
cli-known-scenarios = Bekannte Szenarien: { $names }. Ein eigenes Szenario ist eine Datei, die auf .toml endet.
cli-unknown-value = es gibt keinen Wert „{ $name }“
cli-near-values = Meintest du einen von diesen: { $names }?
cli-list-values = Ohne einen Wert zählt padlock explain auf, welche es gibt.
cli-no-keys = „{ $keys }“: Hinter dem Namen eines Szenarios wird KEY=VALUE,KEY=VALUE erwartet, etwa version=1.3,size=full
cli-cannot-begin = das Szenario kann nicht beginnen: { $why }
cli-cannot-read = kann { $path } nicht lesen: { $why }
cli-cannot-write = kann { $path } nicht schreiben: { $why }
cli-cannot-print = kann nichts ausgeben: { $why }
cli-too-long = { $path } ist zu lang: höchstens { $limit } Byte
cli-cannot-export = kann den Mitschnitt nicht erstellen: { $why }

# Real connections. { $check }, { $field } and { $alert } are names, not words.

cli-listening = wartet an { $address } auf Verbindungen
cli-demonstration = Das Zertifikat wurde eben zur Vorführung gemacht: Niemand vertraut ihm, weder Browser noch OpenSSL noch padlock connect.
    --cert und --key bringen ein eigenes mit; padlock ca macht eins, und eine Stelle, der man vertrauen kann.
cli-connection = #{ $number } { $peer }  { $what }
cli-agreed = TLS { $version }, { $suite }, Schlüsselaustausch { $exchange }, { $session ->
    [session_id] fortgesetzt mit Sitzungs-ID
    [ticket] fortgesetzt mit Ticket
    [external_psk] mit einem externen Schlüssel
   *[new] neue Sitzung
 }
cli-agreed-protocol = { $what }, Anwendungsprotokoll { $name }
cli-agreed-client = { $what }, Client { $name }
cli-agreed-early-data = { $what }, Early Data { $name ->
    [accepted] angenommen
   *[rejected] abgelehnt
 }
cli-agreed-before = { $what }; dann { $ending }
cli-told-of = bekommt { $alert } gesagt: { $why }
cli-check-failed = Prüfung { $check }
cli-field-at = Feld { $field } bei Byte { $at }
cli-hung-up = die Gegenseite hat ohne close_notify aufgelegt
cli-timed-out = die Gegenseite hat zu lange gebraucht
cli-full = geschlossen: Alles wird aufgezeichnet, und mehr darf eine Verbindung nicht austauschen
cli-broken = die Verbindung ist abgerissen: { $why }
cli-page-title = Padlock
cli-page = Du sprichst mit einem Simulator, über TLS { $version } und { $suite }. Er ist zum Lernen da und bewahrt keine Geheimnisse.
cli-no-group = --groups: es gibt keine Gruppe „{ $name }“; gesprochen werden { $names }
cli-unknown-suite = --suites: es gibt keine Cipher-Suite „{ $name }“
cli-no-suite = --suites: { $name } wird noch nicht gesprochen
cli-toy-suite = --suites: { $name } hat Spielzeuggröße, und die spielt nur padlock run
cli-known-suites = Gesprochen werden: { $names }.
cli-no-alpn = --alpn: „{ $name }“ kann nicht angeboten werden: Ein Name hat 1 bis 255 Byte, und alle zusammen passen in 65.535
cli-no-psk = --psk: erwartet IDENTITY:HEX, einen Namen und einen hexadezimalen Schlüssel
cli-only-tls13 = { $name }: Das kann nur TLS 1.3; --versions muss 1.3 nennen
cli-no-address = „{ $address }“ ist kein HOST:PORT, etwa localhost:4433 oder [::1]:4433
cli-no-answer = an { $address } antwortet niemand: { $why }
cli-cannot-listen = kann an { $address } keine Verbindungen annehmen: { $why }
cli-no-key = { $path }: Darin ist kein privater Schlüssel
cli-encrypted-key = { $path }: Der private Schlüssel braucht ein Passwort, nach dem hier niemand gefragt wird
cli-bad-key = { $path }: Das ist kein privater Schlüssel: { $why }
cli-key-mismatch = { $path }: Das ist nicht der Schlüssel des Zertifikats
cli-no-demonstration = kann kein Zertifikat zur Vorführung machen: { $why }
cli-no-randomness = das Betriebssystem gibt keinen Zufall her

# Files of people’s own: what is wrong with them, what was made, what was found.

cli-in-file = { $path }: { $why }
cli-in-line = { $path }, Zeile { $at }: { $why }
cli-in-byte = { $path }, Byte { $at }: { $why }
cli-bad-pem = dieser PEM-Block ist kaputt: Seine Striche oder sein Base64 stimmen nicht, oder sein Ende fehlt
cli-no-certificate = darin ist kein Zertifikat
cli-no-crl = darin ist keine Liste widerrufener Zertifikate
cli-bad-certificate = das ist kein Zertifikat: { $why }
cli-bad-crl = das ist keine Liste widerrufener Zertifikate: { $why }
cli-bad-ocsp = das ist keine OCSP-Antwort in DER
cli-bad-key-log = das ist keine Zeile eines Key Log; die hat ein Label und zwei hexadezimale Zahlen
cli-not-a-digit = das ist keine hexadezimale Ziffer
cli-half-a-byte = ein Byte hat zwei hexadezimale Ziffern, und hier fehlt eine
cli-bad-capture = der Mitschnitt ist von hier an nicht lesbar: { $why }
cli-nothing-to-dissect = so beginnt weder ein Mitschnitt noch ein TLS-Record, eine Handshake-Nachricht, ein Zertifikat oder hexadezimaler Text
cli-no-tls = darin ist keine TLS-Verbindung
cli-exists = das gibt es schon; --force überschreibt es
cli-no-time = „{ $time }“ ist kein Zeitpunkt, etwa 2026-01-01T00:00:00Z
cli-no-name = „{ $name }“ ist weder ein Hostname noch eine Adresse
cli-fault-not-applicable = Schlüssel dieser Art können diesen Fehler nicht haben
cli-cannot-make-ca = kann die Zertifikate nicht machen: { $why }
cli-ca-root = wem zu vertrauen ist
cli-ca-intermediate = wer die Zertifikate von Server und Client ausstellt
cli-ca-server = das Zertifikat des Servers und die darüber
cli-ca-client = das Zertifikat des Clients und die darüber
cli-ca-key = der private Schlüssel
cli-ca-crls = die Listen widerrufener Zertifikate
cli-ca-server-status = was die Zwischenstelle über das Zertifikat des Servers sagt
cli-status-good = der Aussteller sagt, dass das Zertifikat gut ist
cli-status-none = der Server zeigt nicht, was der Aussteller über sein Zertifikat sagt
cli-accepted = angenommen
cli-refused = abgelehnt: { $checks }
cli-connection-of = Verbindung { $number }: { $client } zu { $server }
cli-in-packet = Paket { $number }
cli-partial-record = der Anfang eines Records, dessen Rest fehlt
cli-no-record = Bytes, in denen niemand sagen kann, wo ein Record beginnt
cli-one-certificate = Zertifikat
cli-opened = mit seinem Schlüssel geöffnet
cli-joined = die Nachricht, die hier endet, aus ihren Records zusammengesetzt
cli-more-bytes = … und { $count } weitere; --whole gibt sie aus
cli-other-connections = { $count ->
    [one] { $count } weitere Verbindung ist kein TLS.
   *[other] { $count } weitere Verbindungen sind kein TLS.
 }
cli-passed-over = { $count ->
    [one] { $count } Paket ist kein TCP über IP oder nur ein Fragment davon.
   *[other] { $count } Pakete sind kein TCP über IP oder nur Fragmente davon.
 }
cli-left-out = { $count ->
    [one] { $count } Record wird weggelassen: Es sind zu viele.
   *[other] { $count } Records werden weggelassen: Es sind zu viele.
 }
cli-closed-no-handshake = bleibt zu: Der Handshake davor ist nicht hier
cli-closed-unknown-protection = bleibt zu: Records, die so geschützt sind, öffnet Padlock noch nicht
cli-closed-no-secret = bleibt zu: Kein Key Log hat das Geheimnis dieser Sitzung
cli-closed-does-not-open = lässt sich mit dem Geheimnis dieser Sitzung nicht öffnen: Der Record wurde verändert, oder das Geheimnis ist ein anderes
cli-malformed = fehlerhaft: { $field } bei { $at }: { $why }
cli-truncated = es braucht { $first } Byte, und { $second } sind übrig
cli-trailing-data = { $first } Byte zu viel
cli-illegal-value = { $first } ist kein Wert, den es haben darf
cli-length-out-of-range = es ist { $first } Byte lang und darf höchstens { $second } lang und nicht zu kurz sein
cli-duplicate = die Erweiterung { $first } kommt zweimal vor
cli-malformed-der = das ist kein DER der erwarteten Art
