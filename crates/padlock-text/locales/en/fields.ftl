# What a field is, in a few words. Its name on screen is the RFC’s own word; this says what it means.

# Records.
field-record = one record
field-record_type = what the record carries
field-record_version = protocol version of the record
field-record_length = bytes that follow in the record
field-fragment = content of the record
field-handshake_fragment = part of a handshake message
field-application_data = what one side says to the other
field-change_cipher_spec = “everything after this is protected”
field-change_cipher_spec_type = always 1
field-alert = an alert
field-alert_level = warning or fatal
field-alert_description = which alert

# Protected records.
field-generic_block_cipher = a record under a block cipher
field-iv = starting block of the chain, fresh for every record
field-encrypted_content = content, MAC and padding, encrypted
field-content = the content itself
field-nonce_explicit = the part of the nonce that travels with the record
field-tag = proof that nobody changed the record
field-mac = proof that nobody changed the content
field-padding = filler up to a whole block
field-padding_length = how many bytes of filler

# Handshake messages.
field-handshake = a handshake message
field-handshake_type = which handshake message
field-handshake_length = bytes that follow in the message
field-handshake_body = content of the message
field-hello_request = a request to start again
field-client_hello = what the client offers
field-client_version = highest version the client speaks
field-random = 32 bytes, never used before
field-session_id_length = bytes in the session’s name
field-session_id = name of a session to resume
field-cipher_suites_length = bytes in the list of suites
field-cipher_suites = cipher suites on offer, best first
field-cipher_suite = one set of algorithms
field-compression_methods_length = bytes in the list of compressions
field-compression_methods = compressions on offer
field-compression_method = one compression; 0 is none
field-server_hello = what the server picks
field-server_version = version the server picked
field-certificate = the sender’s certificates
field-certificate_list_length = bytes in the list of certificates
field-certificate_list = certificates, the sender’s own first
field-asn1_cert_length = bytes in the certificate
field-asn1_cert = one certificate in DER
field-server_hello_done = the server has said its part
field-client_key_exchange = the client’s part of the key exchange
field-encrypted_pre_master_secret_length = bytes in the locked secret
field-encrypted_pre_master_secret = the premaster secret under the server’s public key
field-finished = proof of the whole handshake
field-verify_data = what only a holder of the master secret can compute

# Extensions.
field-extensions_length = bytes in the list of extensions
field-extensions = extensions
field-extension = one extension
field-extension_type = which extension
field-extension_data_length = bytes in the extension
field-extension_data = content of the extension
field-server_name_list_length = bytes in the list of names
field-server_name_list = names the client asks for
field-server_name = one name
field-name_type = kind of name; 0 is a host name
field-host_name_length = bytes in the host name
field-host_name = the host the client wants to reach
field-supported_signature_algorithms_length = bytes in the list of signatures
field-supported_signature_algorithms = signatures the client can check
field-signature_scheme = one kind of signature
field-renegotiated_connection_length = bytes that bind an earlier handshake
field-renegotiated_connection = the earlier handshake; empty in a first one

# Certificates.
field-der_header = tag and length
field-tbs_certificate = the part that is signed
field-certificate_version = certificate format; 2 means version 3
field-serial_number = number the issuer gave it
field-tbs_signature = signature algorithm, inside the signed part
field-issuer = who vouches
field-validity = from when until when
field-not_before = first moment of validity
field-not_after = last moment of validity
field-subject = whose certificate it is
field-relative_distinguished_name = one part of a name
field-attribute_type_and_value = kind and text
field-attribute_type = kind of name part
field-attribute_value = text of the name part
field-subject_public_key_info = the public key and its kind
field-subject_public_key_algorithm = what the public key is for
field-algorithm = which algorithm
field-parameters = parameters of the algorithm
field-subject_public_key = the public key
field-unused_bits = bits to ignore at the end
field-rsa_public_key = an RSA public key
field-modulus = n, the product of two primes
field-public_exponent = e
field-issuer_unique_id = obsolete identifier of the issuer
field-subject_unique_id = obsolete identifier of the subject
field-certificate_extensions = extensions of the certificate
field-certificate_extension = one extension
field-extn_id = which extension
field-critical = whether one who does not know it must refuse
field-extn_value = content of the extension
field-subject_alt_name = names the certificate is good for
field-dns_name = a host name
field-general_name = a name of another kind
field-basic_constraints = whether the subject may issue certificates
field-ca = may it issue certificates?
field-path_len_constraint = how many issuers may follow
field-key_usage = what the key may be used for
field-authority_key_identifier = which key of the issuer signed
field-subject_key_identifier = short name of the public key
field-key_identifier = short name of a key
field-signature_algorithm = how the issuer signed
field-signature_value = the issuer’s signature

field-unparsed = bytes that nothing could be made of
