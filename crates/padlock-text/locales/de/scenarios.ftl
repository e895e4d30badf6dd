# Scenarios: a title for menus, and the story in a sentence or two.

scenario-tls12-rsa = Das Premaster Secret in einer verschlossenen Kiste
    .story = Der Client denkt sich ein Geheimnis aus, verschließt es mit dem Schlüssel aus dem Zertifikat des Servers und schickt es ab. Alle sehen die Kiste. Wer kann sie öffnen?

scenario-tls13 = Ein Hin und Her, und nichts mehr zu stehlen
    .story = Client und Server senden schon in ihrer allerersten Nachricht je einen halben Schlüssel, und von da an ist alles verschlossen. Der langlebige Schlüssel des Servers signiert und tut sonst nichts. Was kann die Lauscherin später noch stehlen?
scenario-hybrid = Die Idee in vier Nachrichten
    .story = Der Server zeigt seinen öffentlichen Schlüssel. Der Client verschließt damit einen zufälligen Sitzungsschlüssel, und mit dem verschlüsseln beide, was sie sagen. Aber wer sagt, wessen Schlüssel das ist?

scenario-privacy = Niemand sonst kann es lesen
    .story = Client und Server einigen sich auf einen Schlüssel, der nie über die Leitung geht, und verschlüsseln damit, was sie sagen. Die Lauscherin zeichnet alles auf. Was erfährt sie, und was nicht?

scenario-integrity = Niemand sonst kann es ändern
    .story = Die Lauscherin ändert ein einziges Bit dessen, was der Client sagt. Lesen kann sie es nicht, aber merkt es jemand?

scenario-mutual-authentication = Beide beweisen, wer sie sind
    .story = Der Server zeigt sein Zertifikat, wie immer, und bittet dann um das des Clients. Beide signieren, was bis dahin gesagt wurde.

scenario-download = Ein Download, an dem jemand dreht
    .story = Der Server sendet ein Programm, ein Stück nach dem anderen. Unterwegs wird eines davon verändert. Ohne Prüfung führt der Client es aus.

scenario-tls10-rsa = TLS 1.0: das Premaster Secret in einer verschlossenen Kiste
    .story = Die erste Version, die TLS hieß. Ihre IVs sind verkettet: Jeder ist das Ende des vorigen Records.

scenario-tls10-dhe = TLS 1.0: ein Geheimnis, das beide berechnen, in einem endlichen Körper
    .story = Die erste Version, die TLS hieß. Ihre IVs sind verkettet: Jeder ist das Ende des vorigen Records.

scenario-tls10-ecdhe = TLS 1.0: ein Geheimnis, das beide berechnen, auf einer Kurve
    .story = Die erste Version, die TLS hieß. Ihre IVs sind verkettet: Jeder ist das Ende des vorigen Records.

scenario-tls11-rsa = TLS 1.1: das Premaster Secret in einer verschlossenen Kiste
    .story = Jeder Record hat einen eigenen IV; alles andere ist wie in TLS 1.0.

scenario-tls11-dhe = TLS 1.1: ein Geheimnis, das beide berechnen, in einem endlichen Körper
    .story = Jeder Record hat einen eigenen IV; alles andere ist wie in TLS 1.0.

scenario-tls11-ecdhe = TLS 1.1: ein Geheimnis, das beide berechnen, auf einer Kurve
    .story = Jeder Record hat einen eigenen IV; alles andere ist wie in TLS 1.0.

scenario-tls12-dhe = TLS 1.2: ein Geheimnis, das beide berechnen, in einem endlichen Körper
    .story = Die Version, mit der ein Jahrzehnt lang der größte Teil des Webs lief: Hashes und Signaturen sind wählbar.

scenario-tls12-ecdhe = TLS 1.2: ein Geheimnis, das beide berechnen, auf einer Kurve
    .story = Die Version, mit der ein Jahrzehnt lang der größte Teil des Webs lief: Hashes und Signaturen sind wählbar.

scenario-tls12-ecdsa = TLS 1.2: eine Signatur auf einer Kurve
    .story = Der Schlüssel des Servers ist ein Punkt auf einer Kurve, und zum Signieren gehört eine Zufallszahl, die nie wieder verwendet werden darf.

scenario-tls12-dh-anon = TLS 1.2: ein Geheimnis mit wem auch immer
    .story = Kein Zertifikat, keine Signatur: Client und Server teilen ein Geheimnis mit dem, der gerade am anderen Ende ist.

scenario-tls12-null = TLS 1.2: versiegelt, und für alle lesbar
    .story = Eine Suite, die jeden Record prüft und keinen verbirgt.

scenario-tls12-session-id = TLS 1.2: Das zweite Mal ist kürzer, mit Sitzungs-ID
    .story = Der Client kommt wieder und nennt seine Sitzung. Kein Zertifikat, kein Schlüsselaustausch: Beide haben das Master Secret noch.

scenario-tls12-ticket = TLS 1.2: Das zweite Mal ist kürzer, mit Ticket
    .story = Der Server behält nichts: Er versiegelt die Sitzung in einem Ticket und lässt den Client es tragen. Wer den Schlüssel der Tickets stiehlt, öffnet sie alle.

scenario-tls13-dhe = TLS 1.3: je ein halber Schlüssel, in einem endlichen Körper
    .story = Dasselbe Hin und Her mit Zahlen modulo einer Primzahl statt mit Punkten.

scenario-tls13-mlkem = TLS 1.3: ein Schlüssel für die Zeit nach dem Quantencomputer
    .story = Zwei Schlüsselaustausche zugleich: eine Kurve, und ein Gitter, von dem nicht bekannt ist, dass ein Quantencomputer es bräche. Beide müssen fallen, ehe der Schlüssel fällt.

scenario-tls13-hello-retry = TLS 1.3: ein zweites Hello
    .story = Der Client hat auf eine Gruppe gesetzt, die der Server nicht hat. Ein Hin und Her mehr, und das Transkript beginnt mit einem Hash des ersten Hello.

scenario-tls13-client-certificate = TLS 1.3: Beide beweisen, wer sie sind
    .story = Wie in älteren Versionen, mit einem Unterschied: Das Zertifikat des Clients geht verschlüsselt über die Leitung.

scenario-tls13-resumption = TLS 1.3: Das zweite Mal ohne Zertifikat
    .story = Das Ticket der ersten Verbindung nennt einen Schlüssel, den beide haben. Der Client beweist in seiner allerersten Nachricht, dass er ihn besitzt.

scenario-tls13-early-data = TLS 1.3: gesagt vor der Antwort
    .story = Mit dem Schlüssel einer früheren Sitzung muss der Client nicht warten. Was gibt er dafür auf?

scenario-negotiation = Welche Version? Die neueste, die beide sprechen
    .story = Der Client spricht alle vier Versionen, beim Server ist mit TLS 1.2 Schluss.

scenario-certificate-good = Ein Zertifikat, wie es sein soll
    .story = Wer für wen bürgt, wie lange und für welchen Namen: Der Client prüft alles, ehe er ein Wort sagt.

scenario-certificate-expired = Bis gestern war es gut
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-not-yet-valid = Ab morgen wird es gut sein
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-wrong-name = Es gehört jemand anderem
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-unknown-ca = Niemand Vertrauenswürdiges bürgt dafür
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-self-signed = Es bürgt für sich selbst
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-issuer-not-ca = Ausgestellt von jemandem, der das nicht darf
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-path-too-long = Ein Aussteller zu viel
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-key-usage = Ein Schlüssel für das, wofür er nicht ist
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-extended-key-usage = Das Zertifikat eines Clients auf einem Server
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-name-excluded = Ein Aussteller, der für diesen Namen nicht sprechen darf
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-bad-signature = Ein Bit der Signatur ist falsch
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-weak-key = Ein Schlüssel, der zu kurz ist
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-weak-hash = Ein Hash, den andere fälschen können
    .story = Eines stimmt nicht am Zertifikat des Servers, alles andere schon. Welche Prüfung findet es? Und was, wenn niemand hinsieht?

scenario-certificate-revoked = Der Aussteller hat es zurückgenommen
    .story = Am Zertifikat selbst stimmt alles: Sein Aussteller sagt anderswo, dass es nicht mehr gilt. Welche Prüfung findet das? Und was, wenn der Client diese Liste nicht hat?

scenario-attack-sniffing = Mitlesen
    .story = Eine Suite ohne Verschlüsselung wird angeboten, und niemand stört sich daran. Sie muss nur zuhören.

scenario-attack-tampering = Ein Wort ändern
    .story = Sie kann die Nachricht nicht lesen, aber sie weiß, wo der Betrag steht. Ein Bit des Geheimtexts ist ein Bit dessen, was ankommt.

scenario-attack-replay = Es zweimal sagen
    .story = Sie hat eine Bestellung aufgezeichnet und sendet sie noch einmal. Nichts darin sagt, dass sie alt ist.

scenario-attack-reordering = Die Reihenfolge umdrehen
    .story = Zwei Nachrichten, jede so, wie sie gesagt wurde, in der anderen Reihenfolge.

scenario-attack-truncation = Das Ende abschneiden
    .story = Sie lässt die erste Hälfte durch und verwirft den Rest, den Abschied eingeschlossen. Wer Stille für das Ende hält, glaubt, alles gehört zu haben.

scenario-attack-middle-self-signed = In der Mitte: ein Zertifikat, das für sich selbst bürgt
    .story = Sie geht dazwischen und zeigt dem Client ein Zertifikat, das sie selbst gemacht hat. Der Client sieht nicht hin.

scenario-attack-middle-wrong-name = In der Mitte: ein gutes Zertifikat, für einen anderen Namen
    .story = Sie geht dazwischen, mit einem guten Zertifikat für einen eigenen Namen. Vergleicht der Client die Namen?

scenario-attack-middle-expired = In der Mitte: ein Zertifikat von gestern
    .story = Sie geht dazwischen, mit einem Zertifikat, das abgelaufen ist. Sieht der Client auf die Uhr?

scenario-attack-middle-unknown-ca = In der Mitte: eine Stelle, die niemand kennt
    .story = Sie geht dazwischen, mit einem Zertifikat einer eigenen Stelle. Wem glaubt der Client?

scenario-attack-middle-rogue = In der Mitte: eine Stelle zu viel
    .story = Sie hat eine Stelle in der Hand, der der Client vertraut. Alle Prüfungen werden bestanden, das Vorhängeschloss leuchtet, und sie liest jedes Wort.

scenario-attack-middle-anonymous = Inmitten eines anonymen Austauschs
    .story = Beide Enden teilen ein Geheimnis mit jemandem. Niemand hat gefragt, wer das ist.

scenario-attack-fallback = Zurück zu einer älteren Version
    .story = Sie lässt das erste Hello mit Absicht verloren gehen. Der Client versucht es mit weniger noch einmal, und in der älteren Version bewahrt der Schlüsselaustausch kein Geheimnis vor der Zukunft.

scenario-attack-stolen-key = Der Schlüssel wird hinterher gestohlen
    .story = Sie zeichnet heute auf und bekommt morgen den privaten Schlüssel des Servers. Wessen Geheimnisse waren darin?

scenario-attack-factoring = Primzahlen, die zu klein sind
    .story = Der öffentliche Schlüssel ist das Produkt zweier Primzahlen. In Spielzeuggröße findet sie sie, während du wartest.

scenario-attack-logarithm = Eine Gruppe, die zu klein ist
    .story = Das Geheimnis ist ein Exponent, und die Gruppe hat eine Handvoll Elemente. Sie probiert.

scenario-attack-freak = Ein kurzer Schlüssel, um den niemand gebeten hat
    .story = Sie fragt im Namen des Clients nach einer Export-Suite. Der Server signiert einen kurzen Schlüssel, und dieser Client nimmt ihn. Einmal zerlegt, öffnet er alles.

scenario-attack-logjam = Eine kleine Gruppe, um die niemand gebeten hat
    .story = Sie fragt im Namen des Clients nach einer Export-Suite. Der Server signiert eine kleine Gruppe; seine Signatur sagt nicht, für welche Suite. Sie findet den Exponenten rechtzeitig, um für beide zu antworten.

scenario-attack-early-data = Early Data, noch einmal gesendet
    .story = Was vor der Antwort gesagt wird, lässt sich aufzeichnen und noch einmal senden: Der Server hat nichts Frisches darin.

scenario-attack-traffic = Aus Größen raten
    .story = Ein Bit ist gefragt, und ein Wort wird gesagt, ja oder nein. Sie sieht keinen Buchstaben davon. Sie zählt.
scenario-attack-bleichenbacher = Ein Server, der zu viel sagt
    .story = Der Server entschlüsselt, was immer man ihm schickt, und sagt sofort, wenn das Padding falsch ist. Die Lauscherin hat eine Sitzung aufgezeichnet und stellt ihm einige zehntausend Fragen. Was liest sie am Ende?
scenario-attack-padding-oracle = Die Zeit, die eine Antwort braucht
    .story = Ist das Padding eines Records falsch, hört der Server auf; ist es richtig, geht er weiter zum MAC. Die Antwort ist dieselbe, aber sie kommt ein wenig später. Reicht das?
scenario-attack-poodle = Padding, das niemand ansieht
    .story = Vom Padding prüft der Server nur das letzte Byte. Die Lauscherin setzt einen anderen Block an seine Stelle, wieder und wieder, und einmal in 256 Malen ist der Server zufrieden. Was hat er ihr damit verraten?
scenario-attack-beast = Ein Skript, das rät
    .story = In TLS 1.0 kennt die Lauscherin den nächsten IV, bevor der Client spricht, und ein Skript von ihr sagt dem Client, was er sagen soll. Byte für Byte fragt sie: Ist es dieses?
scenario-attack-sweet32 = Zwei Blöcke, die sich begegnen
    .story = Die Blöcke der Chiffre haben 16 Bit, und der Client sagt dasselbe Geheimnis wieder und wieder. Wie lange dauert es, bis zwei Blöcke Geheimtext gleich sind, und was verraten sie dann?
scenario-attack-nonce-reuse = Derselbe Schlüsselstrom zweimal
    .story = Der Server sollte für jeden Record eine neue Nonce verwenden und verwendet eine für alle. Seine Begrüßung ist für alle gleich. Was lässt sich damit noch lesen?
scenario-attack-collision = Eine Signatur, zwei Zertifikate
    .story = Eine Stelle signiert nicht ein Zertifikat, sondern seinen Hash, und dieser Hash hat 16 Bit. Die Lauscherin lässt sich ihren eigenen Namen beglaubigen, wieder und wieder. Wessen Name steht in dem Zertifikat, das sie dem Client zeigt?
scenario-attack-quantum-harvest = Heute aufgezeichnet, morgen geöffnet
    .story = Heute kann niemand diese Sitzung brechen. Die Lauscherin hebt die Aufzeichnung auf, und eines Tages hat sie einen Quantencomputer. Was hätten beide Enden dagegen tun können?

# Why a scenario file is refused.

problem-toml = kein Szenario: { $detail }
problem-id = id: erwartet werden Kleinbuchstaben, Ziffern und „-“
problem-server_name = server_name: erwartet wird ein DNS-Name, etwa „www.example“
problem-cipher_suite = cipher_suite: erwartet wird der Name einer Suite in der Größe des Szenarios
problem-clock = clock: erwartet wird eine Zeit in UTC von 1971 bis 9998, etwa 2026-03-20T12:00:00Z
problem-script_too_long = script: erwartet werden höchstens 1000 Zeilen
problem-connect = script: connect = true ist Sache des Clients und steht allein in seiner Zeile
problem-no_defence = es gibt keine Abwehr, die sich einschalten ließe
problem-defence = defence: { $detail }
problem-say_or_close = script: eine Zeile hat entweder say = "…" oder close = true
problem-say_empty = script: say hat mindestens ein Zeichen
problem-say_too_long = script: say hat höchstens 16384 Byte
