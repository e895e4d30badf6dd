# What a value is. Names follow RFC 5246 and RFC 8017; short enough for one line of a pane.

value-client_random = Client Random
value-server_random = Server Random
value-trust_anchor = vertrauenswürdige Stelle
value-server_certificate = Zertifikat des Servers
value-client_certificate = Zertifikat des Clients
value-rsa_modulus = Modulus n
value-rsa_public_exponent = öffentlicher Exponent e
value-rsa_prime_p = Primzahl p
value-rsa_prime_q = Primzahl q
value-rsa_private_exponent = privater Exponent d
value-pre_master_secret = Premaster Secret
value-encryption_padding = Padding der Verschlüsselung
value-encrypted_pre_master_secret = verschlüsseltes Premaster Secret
value-master_secret = Master Secret
value-key_block = Key Block
value-client_write_MAC_key = MAC-Schlüssel des Clients
value-server_write_MAC_key = MAC-Schlüssel des Servers
value-client_write_key = Chiffrierschlüssel des Clients
value-server_write_key = Chiffrierschlüssel des Servers
value-client_write_IV = fester IV des Clients
value-server_write_IV = fester IV des Servers
value-handshake_messages = bisherige Handshake-Nachrichten
value-handshake_hash = Hash des Handshakes
value-verify_data = { $of ->
    [client] verify_data des Clients
    [server] verify_data des Servers
   *[both] verify_data
 }
value-record_IV = { $of ->
    [client] IV des Client-Records { $number }
    [server] IV des Server-Records { $number }
   *[both] IV des Records
 }
value-protected_record = { $of ->
    [client] geschützter Client-Record { $number }
    [server] geschützter Server-Record { $number }
   *[both] geschützter Record
 }
value-opened_record = { $of ->
    [client] geöffneter Client-Record { $number }
    [server] geöffneter Server-Record { $number }
   *[both] geöffneter Record
 }
value-application_data = { $of ->
    [client] was der Client sagte
    [server] was der Server sagte
   *[both] Anwendungsdaten
 }
value-alert = { $of ->
    [client] Alert des Clients
    [server] Alert des Servers
   *[both] Alert
 }

# Who may see a value: the meaning of its colour.

secrecy-plain = offen
    .explained = Wer an der Leitung ist, kann es lesen.
secrecy-protected = geschützt
    .explained = Es geht über die Leitung, aber nur verschlüsselt.
secrecy-secret = geheim
    .explained = Es geht nie über die Leitung.

## all-suites

value-signing_key = privater Schlüssel zum Signieren
value-dh_p = Primzahl p der Gruppe
value-dh_g = Erzeuger g
value-named_curve = Kurve
value-ephemeral_private_key = { $of ->
    [client] privater Wert des Clients
    [server] privater Wert des Servers
   *[both] privater Wert
}
value-ephemeral_public_key = { $of ->
    [client] öffentlicher Wert des Clients
    [server] öffentlicher Wert des Servers
   *[both] öffentlicher Wert
}
value-signed_params = was der Server signiert
value-signature_algorithm = Signaturalgorithmus
value-signature = Signatur
value-session_key = Sitzungsschlüssel
value-encrypted_session_key = verschlüsselter Sitzungsschlüssel
value-session_state = Zustand der Sitzung
value-ticket_key = Schlüssel der Tickets
value-ticket_IV = IV des Tickets
value-session_ticket = { $of ->
    [client] Ticket, das der Client mitbrachte
    [server] Ticket, das der Server ausgab
   *[both] Sitzungsticket
 }
value-session_hash = Session Hash
value-keystream_offset = { $of ->
    [client] verbrauchter Schlüsselstrom vor Client-Record { $number }
    [server] verbrauchter Schlüsselstrom vor Server-Record { $number }
   *[both] zuvor verbrauchter Schlüsselstrom
 }
value-shared_secret = gemeinsames Geheimnis
value-pre_shared_key = Pre-Shared Key
value-early_secret = Early Secret
value-binder_key = Binder-Schlüssel
value-external_binder_key = Binder-Schlüssel eines externen Schlüssels
value-psk_binder = Binder
value-early_traffic_secret = Early Traffic Secret
value-early_exporter_master_secret = Early Exporter Master Secret
value-handshake_salt = Salt des Handshake Secret
value-handshake_secret = Handshake Secret
value-master_salt = Salt des Master Secret
value-tls13_master_secret = Master Secret
value-handshake_traffic_secret = { $of ->
    [client] Handshake Traffic Secret des Clients
    [server] Handshake Traffic Secret des Servers
   *[both] Handshake Traffic Secret
}
value-application_traffic_secret = { $of ->
    [client] Application Traffic Secret des Clients
    [server] Application Traffic Secret des Servers
   *[both] Application Traffic Secret
}
value-exporter_master_secret = Exporter Master Secret
value-resumption_master_secret = Resumption Master Secret
value-ticket_nonce = Nonce des Tickets
value-finished_key = { $of ->
    [client] Finished-Schlüssel des Clients
    [server] Finished-Schlüssel des Servers
   *[both] Finished-Schlüssel
}
value-signed_content = signierter Inhalt
value-sequence_number = { $of ->
    [client] Sequenznummer des Clients
    [server] Sequenznummer des Servers
   *[both] Sequenznummer
}
value-record_nonce = { $of ->
    [client] Record-Nonce des Clients
    [server] Record-Nonce des Servers
   *[both] Nonce eines Records
}
value-record_padding = Padding eines Records
value-handshake_message = { $of ->
    [client] Handshake-Nachricht des Clients
    [server] Handshake-Nachricht des Servers
   *[both] Handshake-Nachricht
}
