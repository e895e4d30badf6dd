# Checks that an endpoint makes. The name is a noun; `.failed` says what it means when it fails.

check-decode = lesbare Bytes
    .failed = Die Bytes ließen sich nicht als Nachricht lesen.
check-expected_message = erwartete Nachricht
    .failed = Es kam eine Nachricht, die nicht hierher gehört.
check-handshake_boundary = ganze Nachrichten vor ChangeCipherSpec
    .failed = Eine Handshake-Nachricht wurde von ChangeCipherSpec in zwei Teile geschnitten.
check-protocol_version = Protokollversion
    .failed = Es gibt keine Version, die beide Seiten sprechen.
check-record_version = Version des Records
    .failed = Ein Record nennt eine andere Version als die vereinbarte.
check-record_overflow = Größe des Records
    .failed = Der Record ist länger, als ein Record sein darf.
check-record_length = Länge des Records
    .failed = Der Record besteht nicht aus ganzen Blöcken oder ist zu kurz für MAC und Padding.
check-record_padding = Padding des Records
    .failed = Das Padding ist nicht das, was ein Absender geschrieben hätte: Der Record wurde verändert oder mit einem anderen Schlüssel gemacht.
check-record_mac = MAC des Records
    .failed = Der MAC ist nicht der berechnete: Der Record wurde verändert oder mit einem anderen Schlüssel gemacht.
check-shared_cipher_suite = gemeinsame Cipher-Suite
    .failed = Es gibt keine Cipher-Suite, die beide Seiten sprechen.
check-cipher_suite_offered = angebotene Cipher-Suite
    .failed = Der Server hat eine Cipher-Suite gewählt, die der Client nicht angeboten hatte.
check-compression = keine Kompression
    .failed = Es wird Kompression verlangt, die hier niemand spricht.
check-renegotiation_info = erster Handshake
    .failed = Die Gegenseite behauptet, einen früheren Handshake fortzusetzen.
check-certificate_key = Schlüssel im Zertifikat
    .failed = Das Zertifikat ist nicht lesbar, oder sein Schlüssel passt nicht zur Cipher-Suite.
check-certificate_accepted = Zertifikat angenommen
    .failed = Das Zertifikat der Gegenseite wird nicht angenommen.
check-alert_level = Stufe des Alerts
    .failed = Der Alert ist weder „warning“ noch „fatal“.
check-pre_master_secret = Premaster Secret
    .failed = Das Premaster Secret passt nicht zum Schlüssel des Servers.
check-verify_data = verify_data in Finished
    .failed = Die beiden Seiten haben nicht denselben Handshake gesehen oder haben nicht dasselbe Master Secret.
check-alert_received = kein fataler Alert
    .failed = Die Gegenseite hat aufgegeben und es gesagt.
check-connected = offene Verbindung
    .failed = Die Verbindung ist nicht offen für Anwendungsdaten.
check-decision_pending = eine anstehende Entscheidung
    .failed = Nach dieser Entscheidung hat niemand gefragt.

# Who is to blame.

blame-invalid_message = Bytes, die keine gültige Nachricht sind.
blame-peer_misbehaved = Eine gültige Nachricht, die die Gegenseite nicht senden darf.
blame-peer_incompatible = Eine ehrliche Gegenseite, aber nichts gemeinsam.
blame-api_misuse = Etwas verlangt, was der Zustand nicht zulässt.

# What there is to decide.

decision-cipher_suite = Wähle eine Cipher-Suite
decision-certificate = Das Zertifikat der Gegenseite annehmen?
decision-version = Wähle die Version
decision-pre_master_secret = Wähle das Premaster Secret

# The client’s checks of a certificate. `.failed` says what a failure means.

certificate-parse = lesbar
    .failed = Das Zertifikat ist nicht lesbar.
certificate-chain = Aussteller bekannt
    .failed = Das Zertifikat eines Ausstellers fehlt, und so kann niemand sagen, wer für dieses bürgt.
certificate-trust_anchor = jemand Vertrauenswürdiges bürgt dafür
    .failed = Niemand, dem der Client vertraut, bürgt für dieses Zertifikat.
certificate-signature = Signatur
    .failed = Die Signatur gehört nicht zu diesem Zertifikat: Es wurde verändert, oder der Aussteller hat es nie signiert.
certificate-not_before = schon gültig
    .failed = Das Zertifikat gilt noch nicht.
certificate-not_after = noch gültig
    .failed = Das Zertifikat ist abgelaufen.
certificate-name = Name
    .failed = Das Zertifikat gilt für einen anderen Namen.
certificate-ca = Aussteller dürfen ausstellen
    .failed = Es wurde von jemandem ausgestellt, der keine Zertifikate ausstellen darf.
certificate-path_length = nicht zu viele Aussteller
    .failed = Es folgen mehr Aussteller aufeinander, als einer von ihnen erlaubt.
certificate-key_usage = Schlüssel bestimmungsgemäß verwendet
    .failed = Ein Schlüssel wird für etwas verwendet, was sein Zertifikat nicht erlaubt.
certificate-extended_key_usage = Zweck
    .failed = Das Zertifikat ist für einen anderen Zweck.
certificate-name_constraints = Aussteller sprechen für diese Namen
    .failed = Das Zertifikat hat einen Namen, für den einer seiner Aussteller nicht sprechen darf.
certificate-critical_extensions = kritische Erweiterungen
    .failed = Das Zertifikat besteht auf etwas, was der Client nicht kennt.
certificate-revocation = nicht widerrufen
    .failed = Ein Aussteller hat das Zertifikat widerrufen, oder seine Liste der widerrufenen Zertifikate hält der Prüfung nicht stand.
certificate-public_key = bekannte Arten von Schlüsseln
    .failed = Das Zertifikat hat einen Schlüssel einer Art, die der Client nicht kennt.
certificate-key_strength = Schlüssel lang genug
    .failed = Ein Schlüssel ist so kurz, dass andere seine private Hälfte herausfinden könnten.
certificate-hash_strength = Hashes stark genug
    .failed = Eine Signatur beruht auf einem Hash, zu dem andere Fälschungen herstellen können.
certificate-profile = nach den Regeln gemacht
    .failed = Das Zertifikat verletzt eine Regel für die Herstellung von Zertifikaten.

# How a check came out.

outcome-passed = bestanden
outcome-failed = gescheitert
outcome-not_reached = nicht erreicht
outcome-skipped = nichts zu prüfen

# What a check looked at.

evidence-subject = Inhaber
evidence-issuer = Aussteller
evidence-serial_number = Seriennummer
evidence-trust_anchor = vertrauenswürdige Stelle
evidence-signature_scheme = Signaturalgorithmus
evidence-signed_by = signiert von
evidence-not_before = gültig ab
evidence-not_after = gültig bis
evidence-now = Uhr des Clients
evidence-expected_name = Name, den der Client will
evidence-dns_name = Name im Zertifikat
evidence-path_len_constraint = Aussteller, die folgen dürfen
evidence-intermediates = Aussteller, die folgen
evidence-key_usage = erlaubte Verwendung
evidence-extended_key_usage = erlaubter Zweck
evidence-purpose = Zweck hier
evidence-presented_name = fraglicher Name
evidence-permitted = erlaubte Namen
evidence-excluded = ausgeschlossene Namen
evidence-ip_address = Adresse im Zertifikat
evidence-extension = Erweiterung
evidence-crl_issuer = Liste widerrufener Zertifikate von
evidence-this_update = Liste erstellt
evidence-next_update = nächste Liste
evidence-revocation_date = widerrufen
evidence-responder = Responder
evidence-response_status = Antwort
evidence-public_key = Art des Schlüssels
evidence-key_bits = Bits des Schlüssels
evidence-minimum_bits = Bits, die er haben sollte
evidence-rule = verletzte Regel
evidence-limit = Suche beendet bei
evidence-error = was falsch war

## all-suites

check-extension_offered = angebotene Erweiterung
    .failed = Der Server hat auf eine Erweiterung geantwortet, die der Client nicht gesendet hatte.
check-encrypt_then_mac = encrypt-then-MAC mit einer Blockchiffre
    .failed = Der Server will den MAC über dem Geheimtext, mit einer Cipher-Suite, die keine Verwendung dafür hat.
check-resumed_session = Version und Suite der Sitzung
    .failed = Der Server setzt eine Sitzung fort, aber nicht mit der Version und Cipher-Suite, mit denen sie begann.
check-resumed_master_secret = Master Secret wie zu Beginn der Sitzung
    .failed = Die Sitzung begann mit einer anderen Berechnung des Master Secret, als die Gegenseite sie jetzt nennt.
check-stapled_status = Status des Zertifikats
    .failed = Was mit dem Zertifikat kam, besagt nicht, dass es gut ist.
check-shared_application_protocol = gemeinsames Anwendungsprotokoll
    .failed = Es gibt kein Anwendungsprotokoll, das beide Seiten sprechen.
check-application_protocol_offered = angebotenes Anwendungsprotokoll
    .failed = Der Server hat ein Anwendungsprotokoll gewählt, das der Client nicht angeboten hatte.
check-client_certificate = Zertifikat des Clients
    .failed = Der Client zeigt kein Zertifikat, und der Server besteht auf einem.
check-anonymous_request = keine Frage von einem Unbekannten
    .failed = Ein Server, der selbst nichts beweist, fragt, wer der Client ist.
check-certificate_verify = Beweis für den Schlüssel des Zertifikats
    .failed = Die Gegenseite hat den Schlüssel ihres Zertifikats nicht, oder jemand hat vorher eine Nachricht verändert.
check-point_format = unkomprimierte Punkte
    .failed = Die Gegenseite nimmt keine unkomprimierten Punkte, und andere gibt es hier nicht.
check-session_key = Sitzungsschlüssel
    .failed = Dieser Sitzungsschlüssel passt nicht zum öffentlichen Schlüssel oder zur Chiffre.
check-fallback = kein unnötiger Rückfall
    .failed = Der Client spricht eine neuere Version, als er verlangt: Jemand könnte ihn heruntergehandelt haben.
check-peer_public_key = Gruppe und öffentlicher Wert der Gegenseite
    .failed = Die Gruppe ist gar keine, oder der öffentliche Wert ist kein ordentliches Element von ihr: Das Geheimnis wäre allen bekannt.
check-group_size = Gruppe groß genug
    .failed = Die Gruppe ist so klein, dass andere berechnen können, was nur die beiden Enden können sollten.
check-curve_offered = Kurve unter den angebotenen
    .failed = Der Server hat eine Kurve gewählt, die der Client nicht angeboten hatte.
check-key_exchange_signature = Signatur über den Schlüsselaustausch
    .failed = Die Parameter wurden mit einem anderen Schlüssel als dem des Zertifikats signiert oder unterwegs verändert.
check-signature_algorithm = Algorithmus der Signatur
    .failed = Die Signatur ist von einer Art, die nicht angeboten war oder die der Schlüssel des Zertifikats nicht macht.
check-missing_extension = nötige Erweiterung
    .failed = Es fehlt eine Erweiterung, ohne die dieser Handshake nicht auskommt.
check-shared_group = gemeinsame Gruppe
    .failed = Die beiden Enden haben keine gemeinsame Gruppe für den Schlüsselaustausch.
check-key_share = Key Share
    .failed = Es kam ein öffentlicher Wert in einer Gruppe, nach der niemand gefragt hatte.
check-retried_hello = zweites ClientHello
    .failed = Der Server hat nichts Neues verlangt, oder der Client hat mehr geändert als verlangt.
check-downgrade = keine Herabstufung
    .failed = Der Server sagt, dass er eine neuere Version spricht: Jemand hat die Hellos verändert.
check-extension_allowed = Erweiterungen an ihrem Platz
    .failed = Eine Erweiterung steht in einer Nachricht, in der sie nichts zu suchen hat.
check-legacy_fields = Felder aus alten Versionen
    .failed = Ein Feld, das von älteren Versionen übrig ist, hat einen falschen Wert.
check-certificate_context = Kontext des Zertifikats
    .failed = Das Zertifikat antwortet auf eine Anfrage, die niemand gestellt hat.
check-offered_psks = die angebotenen Pre-Shared Keys
    .failed = Die Pre-Shared Keys passen nicht zu dem, was mit ihnen angeboten wird, oder nicht zur Antwort darauf.
check-psk_binder = Binder des Pre-Shared Key
    .failed = Der Client hat den Schlüssel nicht, den er nennt.
check-early_data_size = Bytes an Early Data
    .failed = Es ist mehr, als vereinbart war.
check-early_data_accepted = der Schlüssel der Early Data
    .failed = Die Early Data waren mit einem anderen Schlüssel verschlüsselt oder galten einer anderen Suite oder einem anderen Protokoll, als der Server dann nahm.

# What there is to decide.

decision-key_shares = Wähle die Gruppen, in denen ein öffentlicher Wert mitgeht
decision-groups = Wähle die Kurven, die angeboten werden
decision-identity = Wähle das Zertifikat, das gezeigt wird
decision-group = Wähle eine Kurve
decision-client_authentication = Fragen, wer der Client ist?
decision-session_key = Wähle den Sitzungsschlüssel
decision-ephemeral_key = Wähle den privaten Wert für Diffie-Hellman

# The client’s checks of what its authority says of a certificate. `.failed` says what a failure means.

stapled-response = lesbar
    .failed = Die Antwort ist nicht lesbar oder gar keine.
stapled-certificate = über dieses Zertifikat
    .failed = Die Antwort spricht von einem anderen Zertifikat.
stapled-responder = vom Aussteller des Zertifikats
    .failed = Die Antwort ist nicht vom Aussteller selbst; anderen wird hier nicht geglaubt.
stapled-signature = Signatur
    .failed = Die Signatur gehört nicht zu dieser Antwort: Sie wurde verändert, oder der Aussteller hat sie nie signiert.
stapled-this_update = schon gültig
    .failed = Die Antwort gilt noch nicht.
stapled-next_update = noch gültig
    .failed = Die Antwort ist veraltet.
stapled-known = dem Aussteller bekannt
    .failed = Der Aussteller kennt das Zertifikat nicht.
stapled-revocation = nicht widerrufen
    .failed = Der Aussteller hat das Zertifikat widerrufen.
