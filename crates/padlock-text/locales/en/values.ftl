# What a value is. Names follow RFC 5246 and RFC 8017; short enough for one line of a pane.

value-client_random = client random
value-server_random = server random
value-trust_anchor = trusted authority
value-server_certificate = server certificate
value-client_certificate = client certificate
value-rsa_modulus = modulus n
value-rsa_public_exponent = public exponent e
value-rsa_prime_p = prime p
value-rsa_prime_q = prime q
value-rsa_private_exponent = private exponent d
value-pre_master_secret = premaster secret
value-encryption_padding = encryption padding
value-encrypted_pre_master_secret = encrypted premaster secret
value-master_secret = master secret
value-key_block = key block
value-client_write_MAC_key = client’s MAC key
value-server_write_MAC_key = server’s MAC key
value-client_write_key = client’s encryption key
value-server_write_key = server’s encryption key
value-client_write_IV = client’s fixed IV
value-server_write_IV = server’s fixed IV
value-handshake_messages = handshake messages so far
value-handshake_hash = hash of the handshake
value-verify_data = { $of ->
    [client] client’s verify data
    [server] server’s verify data
   *[both] verify data
 }
value-record_IV = { $of ->
    [client] IV of client record { $number }
    [server] IV of server record { $number }
   *[both] record IV
 }
value-protected_record = { $of ->
    [client] protected client record { $number }
    [server] protected server record { $number }
   *[both] protected record
 }
value-opened_record = { $of ->
    [client] opened client record { $number }
    [server] opened server record { $number }
   *[both] opened record
 }
value-application_data = { $of ->
    [client] what the client said
    [server] what the server said
   *[both] application data
 }
value-alert = { $of ->
    [client] client’s alert
    [server] server’s alert
   *[both] alert
 }

# Who may see a value: the meaning of its colour.

secrecy-plain = plain
    .explained = Anyone on the wire can read it.
secrecy-protected = protected
    .explained = It crosses the wire, but only under keys.
secrecy-secret = secret
    .explained = It never crosses the wire.

## all-suites

value-signing_key = private key for signing
value-dh_p = prime p of the group
value-dh_g = generator g
value-named_curve = curve
value-ephemeral_private_key = { $of ->
    [client] client’s private value
    [server] server’s private value
   *[both] private value
}
value-ephemeral_public_key = { $of ->
    [client] client’s public value
    [server] server’s public value
   *[both] public value
}
value-signed_params = what the server signs
value-signature_algorithm = signature algorithm
value-signature = signature
value-session_key = session key
value-encrypted_session_key = encrypted session key
value-session_state = session’s state
value-ticket_key = key of the tickets
value-ticket_IV = IV of the ticket
value-session_ticket = { $of ->
    [client] ticket that the client brought
    [server] ticket that the server handed out
   *[both] session ticket
 }
value-session_hash = session hash
value-keystream_offset = { $of ->
    [client] keystream used before client record { $number }
    [server] keystream used before server record { $number }
   *[both] keystream used before
 }
value-shared_secret = shared secret
value-pre_shared_key = pre-shared key
value-early_secret = early secret
value-binder_key = binder key
value-external_binder_key = binder key of an external key
value-psk_binder = binder
value-early_traffic_secret = early traffic secret
value-early_exporter_master_secret = early exporter master secret
value-handshake_salt = salt of the handshake secret
value-handshake_secret = handshake secret
value-master_salt = salt of the master secret
value-tls13_master_secret = master secret
value-handshake_traffic_secret = { $of ->
    [client] client’s handshake traffic secret
    [server] server’s handshake traffic secret
   *[both] handshake traffic secret
}
value-application_traffic_secret = { $of ->
    [client] client’s application traffic secret
    [server] server’s application traffic secret
   *[both] application traffic secret
}
value-exporter_master_secret = exporter master secret
value-resumption_master_secret = resumption master secret
value-ticket_nonce = nonce of the ticket
value-finished_key = { $of ->
    [client] client’s key of Finished
    [server] server’s key of Finished
   *[both] key of Finished
}
value-signed_content = content that is signed
value-sequence_number = { $of ->
    [client] client’s sequence number
    [server] server’s sequence number
   *[both] sequence number
}
value-record_nonce = { $of ->
    [client] client’s nonce of a record
    [server] server’s nonce of a record
   *[both] nonce of a record
}
value-record_padding = padding of a record
value-handshake_message = { $of ->
    [client] client’s handshake message
    [server] server’s handshake message
   *[both] handshake message
}
