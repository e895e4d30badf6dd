# What a party waits for, in plain words.

state-start = noch nicht begonnen
state-expect_client_hello = wartet auf ClientHello
state-choose_version = wählt eine Version
state-choose_cipher_suite = wählt eine Cipher-Suite
state-expect_server_hello = wartet auf ServerHello
state-expect_certificate = wartet auf Certificate
state-choose_certificate = beurteilt das Zertifikat
state-expect_server_hello_done = wartet auf ServerHelloDone
state-choose_pre_master_secret = wählt das Premaster Secret
state-expect_client_key_exchange = wartet auf ClientKeyExchange
state-expect_change_cipher_spec = wartet auf ChangeCipherSpec
state-expect_finished = wartet auf Finished
state-connected = verbunden
state-closed = geschlossen
state-failed = hat aufgegeben

# Who is who.

role-client = Client
role-eavesdropper = Lauscherin
role-server = Server

party-client = Client
party-server = Server

size-toy = Spielzeug
    .explained = Zahlen, mit denen du auf Papier rechnen kannst und die die Lauscherin brechen kann.
size-full = Original
    .explained = Die Größen, die echte Gegenstellen verwenden, Byte für Byte.

## all-suites

state-choose_key_shares = wählt die Gruppen, in denen ein öffentlicher Wert mitgeht
state-choose_groups = wählt die Kurven, die angeboten werden
state-choose_identity = wählt das Zertifikat, das gezeigt wird
state-choose_group = wählt eine Kurve
state-choose_client_authentication = entscheidet, ob gefragt wird, wer der Client ist
state-expect_server_key_exchange = wartet auf ServerKeyExchange
state-certificate_requested = nach einem Zertifikat gefragt, wartet auf ServerHelloDone
state-expect_public_key = wartet auf den öffentlichen Schlüssel
state-choose_session_key = wählt den Sitzungsschlüssel
state-expect_session_key = wartet auf den Sitzungsschlüssel
state-choose_ephemeral_key = wählt einen privaten Wert für Diffie-Hellman
state-expect_certificate_verify = wartet auf CertificateVerify
state-expect_certificate_status = wartet auf CertificateStatus oder auf das, was danach kommt
state-expect_new_session_ticket = wartet auf NewSessionTicket
state-wait_sh = wartet auf ServerHello
state-wait_ee = wartet auf EncryptedExtensions
state-wait_cert_cr = wartet auf Certificate oder CertificateRequest
state-wait_cert = wartet auf Certificate
state-wait_cv = wartet auf CertificateVerify
state-wait_finished = wartet auf Finished
state-wait_eoed = nimmt Early Data entgegen
state-recvd_ch = antwortet auf ClientHello
