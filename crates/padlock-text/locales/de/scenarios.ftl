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
    .story = Das Zertifikat ist gestern abgelaufen; Schlüssel und Name stimmen. Der Client vergleicht den letzten Tag mit seiner Uhr und lehnt ab (RFC 5280, Abschnitt 6.1.3). Ein Client, der nicht hinsieht, träfe heute noch den richtigen Server, nähme aber einen Schlüssel jeden Alters an, auch einen, der vor langer Zeit gestohlen wurde. Im Dezember 2018 waren in Großbritannien Millionen Handys ohne mobiles Internet, weil in der Technik eines Netzes ein Zertifikat abgelaufen war.

scenario-certificate-not-yet-valid = Ab morgen wird es gut sein
    .story = Das Zertifikat gilt erst ab morgen. Der Client vergleicht den ersten Tag mit seiner Uhr und lehnt ab (RFC 5280, Abschnitt 6.1.3); für zu früh und zu spät hat TLS denselben Alert. Ein Client, der nicht hinsieht, träfe den richtigen Server, einen Tag bevor dessen Aussteller für ihn bürgt. Oft liegt es an der Uhr: Ein Gerät, das sich im Jahr 1970 wähnt, findet jedes Zertifikat verfrüht.

scenario-certificate-wrong-name = Es gehört jemand anderem
    .story = Das Zertifikat ist in jeder Hinsicht gut, aber es gehört elsewhere.example, und der Client wollte zu padlock.example. Der Client vergleicht die Namen und lehnt ab (RFC 9525, Abschnitt 6). Ein Client, der das nicht tut, nähme jeden, der ein gutes Zertifikat hat, auf welchen Namen auch immer. 2012 fanden Forscher Bibliotheken von Cloud- und Bezahldiensten, die die Namen nie verglichen.

scenario-certificate-unknown-ca = Niemand Vertrauenswürdiges bürgt dafür
    .story = Die Kette ist vollständig, und jede Signatur stimmt, aber an ihrer Spitze steht eine Stelle, die der Client nicht kennt. Der Client sucht dort jemanden, dem er vertraut, und lehnt ab (RFC 5280, Abschnitt 6.1). Ein Client, der nicht hinsieht, würde jeder Stelle glauben, die sich jemand ausgedacht hat. Worauf es ankommt, ist, wem ein Client vertraut: 2015 kam heraus, dass Laptops einer Stelle namens Superfish vertrauten, deren privater Schlüssel in jedem von ihnen lag.

scenario-certificate-self-signed = Es bürgt für sich selbst
    .story = Der Server bürgt für sich selbst: Über diesem Zertifikat steht niemand. Der Client findet dahinter keine Stelle, der er vertraut, und lehnt ab (RFC 5280, Abschnitt 6.1). Ein Client, der es annimmt, teilt ein Geheimnis mit jemandem, aber niemand hat gesagt, mit wem: Ein solches Zertifikat ist für jeden Namen im Nu gemacht. Drucker und Router bringen solche mit, und man gewöhnt sich daran, die Warnung wegzuklicken.

scenario-certificate-issuer-not-ca = Ausgestellt von jemandem, der das nicht darf
    .story = Im Zertifikat über dem des Servers steht nicht, dass sein Inhaber weitere ausstellen darf (basicConstraints, cA). Der Client sucht danach und lehnt ab (RFC 5280, Abschnitt 6.1.4). Bei einem Client, der nicht danach sucht, kann jeder, der ein Zertifikat hat, weitere ausstellen, für jeden Namen. 2002 suchte der Internet Explorer nicht danach, und 2011 das iPhone auch nicht.

scenario-certificate-path-too-long = Ein Aussteller zu viel
    .story = Die erste Stelle unter der Wurzel darf Zertifikate ausstellen, aber keines für eine weitere Stelle (pathLenConstraint 0), und doch folgt ihr eine. Der Client zählt die Aussteller und lehnt ab (RFC 5280, Abschnitt 6.1.4). Bei einem Client, der nicht zählt, könnte eine Stelle ihre Macht weiterreichen, an wen sie will, und die Wurzel könnte es ihr nicht verbieten.

scenario-certificate-key-usage = Ein Schlüssel für das, wofür er nicht ist
    .story = Im Zertifikat steht, wofür der Schlüssel da ist: um Daten zu verschlüsseln (keyUsage, dataEncipherment). In TLS signiert der Schlüssel eines Servers, entschlüsselt andere Schlüssel oder vereinbart welche; darum lehnt der Client ab (RFC 5280, Abschnitt 4.2.1.3). Ein Client, der nicht hinsieht, würde weitermachen, und hier käme niemand zu Schaden. Aber ein Schlüssel mit zwei Aufgaben kann bei der einen verraten, was er bei der anderen hütet: 2017 brachte der Angriff ROBOT Server zum Signieren, die nur entschlüsseln sollten.

scenario-certificate-extended-key-usage = Das Zertifikat eines Clients auf einem Server
    .story = Es ist das Zertifikat eines Clients: Sein Inhaber darf sich irgendwo anmelden, aber keinen Server betreiben (extKeyUsage, clientAuth). Der Client prüft den Zweck und lehnt ab (RFC 5280, Abschnitt 4.2.1.12). Bei einem Client, der das nicht tut, kann jeder, der ein Zertifikat zum Anmelden hat, den Server mit dem Namen darin spielen. Es kam schon vor, dass ein Zweck für einen anderen herhielt: Zertifikate aus Microsofts Lizenzdienst konnten auch Programme signieren, und 2012 machte sich die Schadsoftware Flame das zunutze.

scenario-certificate-name-excluded = Ein Aussteller, der für diesen Namen nicht sprechen darf
    .story = Die Wurzel sagt, dass niemand unter ihr für diesen Namen spricht (nameConstraints), und im Zertifikat des Servers steht er trotzdem. Der Client vergleicht und lehnt ab (RFC 5280, Abschnitt 6.1.3). Bei einem Client, der nicht vergleicht, kann eine Stelle, die für ein Unternehmen oder ein Land da ist, für die ganze Welt bürgen. 2013 kamen Zertifikate für Namen von Google aus einer Stelle des französischen Staates; seither lassen Browser sie nur noch für französische Domains sprechen.

scenario-certificate-bad-signature = Ein Bit der Signatur ist falsch
    .story = Ein Bit der Signatur ist nicht mehr, wie es war; alles andere schon. Der Client rechnet nach, ob Signatur und Zertifikat zusammengehören, und lehnt ab (RFC 5280, Abschnitt 6.1.3). Bei einem Client, der nicht nachrechnet, kann jeder jeden Namen und jeden Schlüssel in ein Zertifikat schreiben und den Namen eines vertrauenswürdigen Ausstellers daruntersetzen. 2014 kam heraus, dass GnuTLS beim Prüfen von Zertifikaten manche Fehler für Erfolge hielt.

scenario-certificate-weak-key = Ein Schlüssel, der zu kurz ist
    .story = Der Schlüssel des Servers hat 1024 Bit. Kein RFC verbietet das hier: Der Client verlangt von sich aus 2048, wie es Browser und öffentliche Stellen vereinbart haben (Baseline Requirements des CA/Browser Forum, Abschnitt 6.1.5), und lehnt ab. Ein Client, der nicht hinsieht, würde weitermachen und nichts merken, bis jemand die Zahl zerlegt und von da an den Server spielt. 2009 wurde eine Zahl mit 768 Bit zerlegt, 2020 eine mit 829.

scenario-certificate-weak-hash = Ein Hash, den andere fälschen können
    .story = Der Aussteller hat einen SHA-1-Hash des Zertifikats signiert. Die Signatur stimmt, aber man kann zwei Texte mit demselben SHA-1-Hash herstellen, und darum lehnt der Client sie ab (RFC 9155). Bei einem Client, der sie annimmt, kann sich jemand ein harmloses Zertifikat signieren lassen und die Signatur auf ein anderes übertragen. Mit MD5 ist das 2008 gelungen, und die ersten zwei Dateien mit demselben SHA-1-Hash sind von 2017.

scenario-certificate-revoked = Der Aussteller hat es zurückgenommen
    .story = Am Zertifikat selbst stimmt alles, aber sein Aussteller hat es gestern zurückgenommen, und das steht in einer Liste. Der Client hat diese Liste und lehnt ab (RFC 5280, Abschnitt 6.3). Ein Client ohne die Liste würde weitermachen, auch mit jemandem, der den Schlüssel gestohlen hat. Nach Heartbleed wurden 2014 binnen Tagen viele Tausend Zertifikate zurückgenommen, und so mancher Browser fragte nie danach.

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
