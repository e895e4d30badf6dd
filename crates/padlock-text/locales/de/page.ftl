# The page. The web front end owns this file.

# Page header.
page-name = Padlock
page-skip = Zur Bühne springen
page-scenario = Szenario
page-version = Version
page-cipher-suite = Cipher-Suite
page-size = Größe
page-seed = Startwert
page-dismiss = Ausblenden
page-bad-link = Ein Teil dieses Links war nicht zu lesen: „{ $part }“. Er wurde weggelassen.

# Regions and their parts.
page-panes = Bereich
page-inspector = Inspektor
page-speed = Tempo
page-language = Sprache
page-theme = Darstellung
page-theme-device = System
page-theme-light = Hell
page-theme-dark = Dunkel
page-theme-projector = Projektor
page-play-role = Diese Rolle spielen
page-auto = Automatik
page-by-hand = Spielen
page-knows = Weiß
page-knows-nothing = Noch nichts. Hier erscheinen Werte, sobald sie gezogen, empfangen oder berechnet werden.
page-party-knows = Was der { $party } weiß
page-she-knows = Was die Lauscherin weiß
page-she-knows-nothing = Noch nichts. Sie schreibt jedes Byte mit, das über die Leitung geht.
page-she-could = Was die Lauscherin tun könnte und was ihr fehlt
page-lacks = Fehlt
page-could = Könnte
page-could-nothing = Noch nichts, woran sie arbeiten könnte. Dazu braucht es einen öffentlichen Schlüssel.
page-could-no-more = Es bleibt nichts zu brechen: Mit dem privaten Schlüssel ist der Rest nur noch Rechnen.
page-lamp-privacy = Vertraulichkeit
page-lamp-integrity = Integrität
page-lamp-server = Identität des Servers
page-lamp-client = Identität des Clients
page-lamp-forward = Forward Secrecy
page-verdict = Urteil
page-ladder = Nachrichten auf der Leitung, die älteste zuerst
page-means-plain = für alle lesbar
page-means-protected = verschlüsselt
page-means-secret = nie gesendet
page-means-attack = durch Angriff gewonnen

# Messages. $number counts from 1; $from and $to are parties.
page-bytes-short = { $count } B
page-message-spoken = , vom { $from } zum { $to }, { $meaning }
page-message-waiting = , vom { $from } zum { $to }, auf der Leitung
page-message-held = , { $from } an { $to }, zurückgehalten
page-message-dropped = , { $from } an { $to }, von der Leitung genommen
page-earlier = { $count } frühere Nachrichten
page-earlier-values = { $count } Werte früherer Records
page-later = { $count } weitere Nachrichten kommen noch
page-message-ahead = , vom { $from } zum { $to }, kommt noch
page-message-facts = Nachricht { $number }, vom { $from } zum { $to }, { $count } Byte, { $meaning }
page-message-on-the-way = Nachricht { $number }, vom { $from } zum { $to }, { $count } Byte, { $meaning }, noch auf der Leitung

# Eavesdropper's hands.
page-factor-what = n = { $n } faktorisieren
page-factor-what-long = n faktorisieren, eine Zahl mit { $bits } Bit
page-factor-button = n faktorisieren
page-leak-what = Den Schlüssel des Servers stehlen
page-leak-button = Schlüssel stehlen
page-leak-cost = keine Rechnung: ein Einbruch, eine verlorene Sicherungskopie
page-work = etwa 2{ $bits } Prozessortakte, { $time }
page-time-instant = weniger als eine Sekunde
page-time-seconds = etwa { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
 }
page-time-hours = etwa { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
 }
page-time-days = etwa { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
 }
page-time-years = etwa { $count ->
    [one] { $count } Jahr
   *[other] { $count } Jahre
 }
page-time-aeons = etwa 10{ $power } Jahre
page-gives = ergäbe { $list }
page-gives-more = { $list } und { $count } weitere
page-needs = braucht { $list }
page-or-else = { $one } oder { $other }
page-refused-work = Abgelehnt: Das braucht etwa 2{ $bits } Prozessortakte, { $time }. So lange kann niemand warten: Sie braucht einen anderen Weg.
page-refused-other = Abgelehnt: { $why }

# Time.
page-time = Zeit
page-restart = Von vorn
page-back = Zurück
page-step = Schritt
page-play = Abspielen
page-pause = Anhalten
page-timeline = Zeitleiste
page-timeline-spoken = { $position } von { $last }: { $now }
page-position = { $position } / { $last }
page-start = Anfang

# Application data.
page-say-to = Dem { $party } etwas sagen
page-say-draft = Angriff bei Tagesanbruch
page-say-draft-server = wir sind bereit
page-send = Senden
page-not-open-yet = Öffnet sich, wenn der Handshake vollständig ist.
page-open-no-more = Die Verbindung ist geschlossen.
page-conversation = Gespräch
page-said = gesagt
page-heard = gehört

# Inspector.
page-explain = Erklärung
page-rfc-name = Name im RFC
page-defined-in = Definiert in
page-rfc-section = RFC { $rfc }, Abschnitt { $section }
page-rfc-appendix = RFC { $rfc }, Anhang { $section }
page-how-made = Wie es entstand
page-who-knows = Wer es kennt
page-why = Warum
page-bytes = Bytes
page-working = Rechenweg
page-derivation = Herleitung
page-as-seen-by = Gesehen von
page-hex-grid = Bytes in hexadezimaler Schreibweise, nach Feldern
page-field-tree = Felder
page-leaf-spoken = { $name }: { $bytes }
page-picks = Werte
page-on-the-wire = Auf der Leitung
page-opened-as = Innen, mit den Schlüsseln von
page-shut-for = { $role }: kein Schlüssel, der dies öffnet. Für dieses Augenpaar ist es Rauschen.
page-nothing-selected = Noch nichts auf der Leitung
page-nothing-selected-facts = „Schritt“ schickt die erste Nachricht los.
page-no-bytes = Jede Nachricht lässt sich hier Byte für Byte zerlegen, sobald sie auf der Leitung ist.
page-no-bytes-of-lamp = Ein Urteil hat selbst keine Bytes. Sein Beweis steht unter „Herleitung“.
page-no-working = Hier wird nicht gerechnet: Dies wurde gezogen, mitgebracht oder von der Leitung gelesen.
page-no-derivation = Daraus wurde nichts hergeleitet.
page-no-eyes = Wähle eine Nachricht oder einen Wert, um ihn mit drei Augenpaaren zu sehen.
page-rows-left-out = { $count ->
    [one] noch { $count } Zeile wie diese
   *[other] noch { $count } Zeilen wie diese
 }
page-sees = sieht alles darin
page-sees-opened = hat den Schlüssel und liest das Innere
page-sees-cipher = sieht nur Geheimtext
page-sees-not-yet = hat es noch nicht empfangen
page-knows-it = kennt es: { $how }
page-lacks-it = kennt es nicht
page-value-of = { $role } kennt diesen Wert, { $count } Byte, { $meaning }
page-lamp-facts = Urteil: { $verdict }

# Live region: what a command did.
page-live-delivered = { $name } ist beim { $to } angekommen.
page-live-sent = { $name } ist auf der Leitung zum { $to }.
page-live-heard = Der { $party } hört: { $words }.
page-live-cracked = Der Modulus ist faktorisiert. Die Lauscherin kennt jetzt { $count ->
    [one] { $count } Wert
   *[other] { $count } Werte
 } mehr.
page-live-leaked = Der Schlüssel ist gestohlen. Die Lauscherin kennt jetzt { $count ->
    [one] { $count } Wert
   *[other] { $count } Werte
 } mehr.
page-live-lamp = { $lamp }: { $verdict }.
page-live-at = Moment { $position } von { $last }.
page-live-new = Neue Geschichte: Größe { $size }, Startwert { $seed }.
page-live-end = Die Geschichte ist zu Ende.

# The story: a title and a sentence or two for each moment.
page-story-start-title = Zwei Parteien, eine Leitung, eine Lauscherin
page-story-start = Sie sind sich nie begegnet, und die Lauscherin liest jedes Byte zwischen ihnen. Die erste Nachricht ist unterwegs: Drücke „Schritt“, um sie zuzustellen.
page-story-client-hello-title = Der Client sagt Hallo
page-story-client-hello = Er bietet an, was er kann, und eine frische Zufallszahl, damit kein altes Gespräch für dieses gehalten werden kann. Nichts davon ist geheim.
page-story-server-hello-title = Der Server antwortet
page-story-server-hello = Er wählt die Version und die Cipher-Suite und fügt eine eigene Zufallszahl hinzu. Von hier an sind sich beide Enden über die Regeln einig.
page-story-certificate-title = Der Server zeigt, wer er ist
page-story-certificate = Ein Zertifikat bindet seinen Namen an einen öffentlichen Schlüssel, signiert von einer Stelle, der der Client vertraut. Auch die Lauscherin liest den Schlüssel: Er ist öffentlich.
page-story-server-hello-done-title = Der Server ist fürs Erste fertig
page-story-server-hello-done = Der Client hat das Zertifikat geprüft und kennt den öffentlichen Schlüssel des Servers. Nun ist er an der Reihe.
page-story-client-key-exchange-title = Das Premaster Secret geht über die Leitung
page-story-client-key-exchange = Der Client hat sich ein Geheimnis ausgedacht, es mit dem Schlüssel aus dem Zertifikat des Servers verschlossen und abgeschickt. Alle haben die Kiste gesehen. Wer kann sie öffnen?
page-story-client-change-title = Der Client schaltet seine Verschlüsselung ein
page-story-client-change = Beide Enden haben aus dem Premaster Secret und den beiden Zufallszahlen dieselben Schlüssel berechnet. Was der Client als Nächstes sendet, verschlüsselt er damit.
page-story-client-finished-title = Der Client beweist den ganzen Handshake
page-story-client-finished = Die erste verschlossene Nachricht bürgt für alle bisherigen. Hätte jemand darin ein Byte geändert, würde es der Server jetzt merken.
page-story-server-change-title = Der Server schaltet seine Verschlüsselung ein
page-story-server-change = Der Beweis des Clients hat gestimmt. Auch was der Server sagt, ist von hier an verschlüsselt.
page-story-server-finished-title = Beide Enden haben dieselben Schlüssel
page-story-server-finished = Nur wer den privaten Schlüssel hat, konnte diesen Beweis senden. Die Leitung ist offen: Sag etwas.
page-story-client-data-title = Der Client spricht unter Verschluss
page-story-client-data = Der Record enthält die Worte, einen MAC, den niemand fälschen kann, und Padding. Auf der Leitung ist er Rauschen.
page-story-server-data-title = Der Server spricht unter Verschluss
page-story-server-data = Jede Richtung hat eigene Schlüssel, und so sieht eine Antwort nie wie ein Echo aus.
page-story-close-title = Ein ordentlicher Abschied
page-story-close = Auch close_notify reist geschützt, damit niemand das Gespräch abschneiden und als beendet ausgeben kann.
page-story-closed-title = Beide haben sich verabschiedet
page-story-closed = Was bleibt, ist die Aufzeichnung im Notizbuch der Lauscherin, und die Frage, was sie wert ist.
page-story-cracked-title = Das Schloss ist geknackt
page-story-cracked = Sobald n in seine Primzahlen zerfällt, ist der private Schlüssel eine Zeile Rechnung, und alles, was je mit diesem Schlüssel verschlossen wurde, liegt offen.
page-story-leaked-title = Ein gestohlener Schlüssel öffnet die Aufzeichnung
page-story-leaked = Sie hat jedes Byte aufgezeichnet. Mit dem privaten Schlüssel des Servers öffnet sie die Kiste mit dem Premaster Secret, und dann alles Übrige.
page-story-said-title = Worte unter Verschluss, unterwegs
page-story-said = Sie sind verschlüsselt auf der Leitung. „Schritt“ stellt sie zu.
page-story-failed-title = Die Verbindung ist gescheitert
page-story-failed = Die Prüfung, die gescheitert ist, steht im Bereich der Seite, die es bemerkt hat.

# After a fault of the program.
page-fault-title = Padlock ist gestolpert
page-fault-words = Das ist ein Fehler im Programm, nicht in dem, was du getan hast. Nichts ist verloren: Die Adresse dieser Seite kennt deinen Moment noch.
page-fault-report = Bericht zum Kopieren in eine Fehlermeldung
page-fault-back = Zurück zu diesem Moment
page-fault-fresh = Neu beginnen

# The hand-out on paper.
page-handout-start = Was jede Seite mitbringt und auslost, bevor die erste Nachricht kommt.
page-handout-lacks = Was der Lauscherin fehlt
page-handout-again = Genau dieser Augenblick, zum Weiterspielen: { $address }
