# The lamps.

lamp-privacy = Vertraulichkeit
    .explained = Niemand sonst kann lesen, was gesagt wurde.
lamp-integrity = Integrität
    .explained = Was ankommt, ist, was gesagt wurde.
lamp-server_authentication = Authentizität des Servers
    .explained = Der Server ist der, der er zu sein behauptet.
lamp-client_authentication = Authentizität des Clients
    .explained = Der Client ist der, der er zu sein behauptet.
lamp-forward_secrecy = Forward Secrecy
    .explained = Ein Schlüssel, der morgen gestohlen wird, öffnet nicht, was heute aufgezeichnet wurde.

verdict-held = gewahrt
verdict-broken = gebrochen
verdict-not_offered = nicht geboten

# Why a lamp says what it says.

reason-no_keys_yet = Es gibt noch keine gemeinsamen Schlüssel.
reason-keys_unknown = Die Lauscherin kann weder einen Verkehrsschlüssel noch das Gesagte herleiten.
reason-data_known = Die Lauscherin weiß, was gesagt wurde.
reason-key_known = Die Lauscherin kennt einen Verkehrsschlüssel.
reason-no_encryption = Die Suite verschlüsselt nicht: Wer die Leitung sieht, liest mit.
reason-delivered_as_sent = Was ankam, ist, was gesendet wurde, in derselben Reihenfolge.
reason-forgery_accepted = Es kam etwas an, was niemand gesagt hatte.
reason-nothing_checked = Nichts an einer Nachricht würde zeigen, dass sie verändert wurde.
reason-tampering_refused = Eine Veränderung unterwegs wurde bemerkt und abgelehnt.
reason-server_not_proved = Der Client hat sich des Servers noch nicht vergewissert.
reason-server_proved_key = Der Client hat das Zertifikat angenommen, und Finished hat bewiesen, dass am anderen Ende der Besitzer des Schlüssels ist.
reason-wrong_key_accepted = Der Client hat einen Schlüssel angenommen, der nicht der des Servers ist.
reason-client_not_asked = Der Server hat nicht gefragt, wer der Client ist.
reason-long_term_key_opens = Wer den privaten Schlüssel des Servers bekommt, kann diese Aufzeichnung öffnen.
reason-long_term_key_useless = Nicht einmal der private Schlüssel des Servers öffnet diese Aufzeichnung.

# Why a command was not carried out.

refused-nothing_in_flight = Nichts ist unterwegs.
refused-not_connected = Die Verbindung ist nicht offen für Anwendungsdaten.
refused-empty_text = Es gibt nichts zu sagen.
refused-text_too_long = Das ist zu lang: höchstens 65.536 Byte.
refused-not_in_flight = Diese Nachricht ist nicht unterwegs.
refused-no_such_byte = Die Nachricht hat kein solches Byte, oder es würde sich nichts ändern.
refused-nothing_to_crack = Sie hat nicht gesehen, womit hier zu rechnen wäre.
refused-too_much_work = In dieser Größe ist die Arbeit außer Reichweite.
refused-already_known = Das weiß sie schon.
refused-nothing_to_leak = So einen Wert hat noch niemand.

# Hard computations.

hard-factor = n faktorisieren
    .explained = Die zwei Primzahlen finden, deren Produkt n ist.
hard-logarithm = den Logarithmus finden
    .explained = Den privaten Wert des Clients hinter seinem öffentlichen finden.

## all-suites

reason-client_proved_key = Der Server hat das Zertifikat des Clients angenommen, und der Client hat mit dessen Schlüssel signiert.
reason-finished_forged = Das Zertifikat ist das des Servers, aber Finished ist gefälscht: Am anderen Ende ist jemand anderes.
reason-truncation_accepted = Ein Teil des Gesagten wurde für das Ganze gehalten.
reason-wrong_client_accepted = Der Server hat ein Zertifikat angenommen, das nicht das des Clients ist.
hard-quantum = einen Quantencomputer rechnen lassen
    .explained = Die privaten Werte hinter allen öffentlichen finden, die Shors Algorithmus bricht.
refused-not_held = Diese Nachricht wird nicht zurückgehalten.
refused-not_delivered = Diese Nachricht ist nicht angekommen und kann deshalb nicht noch einmal gesendet werden.
refused-no_such_field = Die Nachricht hat kein solches Feld.
refused-length_overflow = Ein Längenfeld ist zu kurz, um zu sagen, wie lang das wäre.
refused-bad_length = Eine Nachricht auf der Leitung hat 1 bis 65.536 Byte, und eine gekürzte weniger als zuvor.
refused-decision_pending = Erst ist etwas zu entscheiden.
refused-nothing_to_decide = Es ist nichts zu entscheiden, oder etwas anderes.
refused-no_such_option = Das steht hier nicht zur Wahl.
refused-too_late = Die beiden Enden haben schon voneinander gehört.
refused-not_midway = Beide Enden müssen Schlüssel ausgetauscht haben, und keines darf schon zu ihnen übergegangen sein.
refused-secret_unknown = Das Premaster Secret ist nicht bekannt.
refused-no_such_certificate = Für Schlüssel dieser Art gibt es kein Zertifikat mit solch einem Fehler.
refused-servers_do_not_connect = Ein Server wartet, bis sich jemand verbindet, und die Idee in vier Nachrichten kennt nur eine Verbindung.
refused-too_many_connections = Eine Geschichte hat höchstens 1.000 Verbindungen.
refused-nothing_to_guess = Es gibt nichts Verschlüsseltes zu erraten, oder es sind zu viele Wörter.
refused-sizes_do_not_tell = Kein Wort ergibt einen Record dieser Größe, oder mehr als eins.
