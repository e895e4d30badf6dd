# Checks that an endpoint makes. The name is a noun; `.failed` says what it means when it fails.

check-decode = readable bytes
    .failed = The bytes could not be read as a message.
check-expected_message = expected message
    .failed = A message came that does not belong here.
check-handshake_boundary = whole messages before ChangeCipherSpec
    .failed = A handshake message was cut in two by ChangeCipherSpec.
check-protocol_version = protocol version
    .failed = There is no version that both sides speak.
check-record_version = record version
    .failed = A record names another version than the agreed one.
check-record_overflow = record size
    .failed = The record is longer than a record may be.
check-record_length = record length
    .failed = The record is not a whole number of blocks, or too short for its MAC and padding.
check-record_padding = record padding
    .failed = The padding is not what a sender would have written: the record was changed, or made with another key.
check-record_mac = record MAC
    .failed = The MAC is not the one computed: the record was changed, or made with another key.
check-shared_cipher_suite = shared cipher suite
    .failed = There is no cipher suite that both sides speak.
check-cipher_suite_offered = cipher suite that was offered
    .failed = The server picked a cipher suite that the client had not offered.
check-compression = no compression
    .failed = Compression is asked for, which nobody here speaks.
check-renegotiation_info = first handshake
    .failed = The peer claims to continue an earlier handshake.
check-certificate_key = key in the certificate
    .failed = The certificate cannot be read, or its key does not fit the cipher suite.
check-certificate_accepted = certificate accepted
    .failed = The peer’s certificate is not accepted.
check-alert_level = level of an alert
    .failed = The alert is neither a warning nor fatal.
check-pre_master_secret = premaster secret
    .failed = The premaster secret does not fit the server’s key.
check-verify_data = verify data of Finished
    .failed = The two sides did not see the same handshake, or do not hold the same master secret.
check-alert_received = no fatal alert
    .failed = The peer gave up and said so.
check-connected = open connection
    .failed = The connection is not open for application data.
check-decision_pending = a decision to make
    .failed = Nobody asked for this decision.

# Who is to blame.

blame-invalid_message = Bytes that are no valid message.
blame-peer_misbehaved = A valid message that the peer must not send.
blame-peer_incompatible = An honest peer without common ground.
blame-api_misuse = Asked for what the state does not allow.

# What there is to decide.

decision-cipher_suite = Pick a cipher suite
decision-certificate = Accept the peer’s certificate?
decision-version = Pick the version
decision-pre_master_secret = Pick the premaster secret

# The client’s checks of a certificate. `.failed` says what a failure means.

certificate-parse = readable
    .failed = The certificate cannot be read.
certificate-chain = issuers known
    .failed = The certificate of an issuer is missing, so nobody can tell who vouches for this one.
certificate-trust_anchor = someone trusted vouches for it
    .failed = Nobody whom the client trusts vouches for this certificate.
certificate-signature = signature
    .failed = The signature does not belong to this certificate: it was changed, or the issuer never signed it.
certificate-not_before = valid already
    .failed = The certificate is not valid yet.
certificate-not_after = still valid
    .failed = The certificate has expired.
certificate-name = name
    .failed = The certificate is good for another name.
certificate-ca = issuers may issue
    .failed = It was issued by someone who may not issue certificates.
certificate-path_length = few enough issuers
    .failed = More issuers follow each other than one of them allows.
certificate-key_usage = keys used for what they are for
    .failed = A key is used for something that its certificate does not allow.
certificate-extended_key_usage = purpose
    .failed = The certificate is for another purpose.
certificate-name_constraints = issuers speak for these names
    .failed = The certificate has a name that one of its issuers may not speak for.
certificate-critical_extensions = critical extensions
    .failed = The certificate insists on something that the client does not know.
certificate-revocation = not revoked
    .failed = An issuer has taken the certificate back, or its list of revoked certificates does not hold good.
certificate-public_key = known kinds of keys
    .failed = The certificate has a key of a kind that the client does not know.
certificate-key_strength = keys long enough
    .failed = A key is so short that others could find out its private half.
certificate-hash_strength = hashes strong enough
    .failed = A signature rests on a hash for which others can make forgeries.
certificate-profile = made by the rules
    .failed = The certificate breaks a rule for the making of certificates.

# How a check came out.

outcome-passed = passed
outcome-failed = failed
outcome-not_reached = not reached
outcome-skipped = nothing to check

# What a check looked at.

evidence-subject = subject
evidence-issuer = issuer
evidence-serial_number = serial number
evidence-trust_anchor = trusted authority
evidence-signature_scheme = signature algorithm
evidence-signed_by = signed by
evidence-not_before = valid from
evidence-not_after = valid until
evidence-now = the client’s clock
evidence-expected_name = name the client wants
evidence-dns_name = name in the certificate
evidence-path_len_constraint = issuers that may follow
evidence-intermediates = issuers that do follow
evidence-key_usage = allowed use
evidence-extended_key_usage = allowed purpose
evidence-purpose = purpose here
evidence-presented_name = name in question
evidence-permitted = permitted names
evidence-excluded = excluded names
evidence-ip_address = address in the certificate
evidence-extension = extension
evidence-crl_issuer = list of revoked certificates from
evidence-this_update = list made
evidence-next_update = next list
evidence-revocation_date = revoked
evidence-responder = responder
evidence-response_status = response
evidence-public_key = kind of key
evidence-key_bits = bits of the key
evidence-minimum_bits = bits it should have
evidence-rule = broken rule
evidence-limit = search ended at
evidence-error = what was wrong

## all-suites

check-extension_offered = extension that was offered
    .failed = The server answered an extension that the client had not sent.
check-encrypt_then_mac = encrypt-then-MAC with a block cipher
    .failed = The server wants the MAC over the ciphertext, with a cipher suite that has no use for it.
check-resumed_session = version and suite of the session
    .failed = The server goes on with a session, but not with the version and cipher suite that it began with.
check-resumed_master_secret = master secret as the session began
    .failed = The session began with another way to make the master secret than the peer now speaks of.
check-stapled_status = status of the certificate
    .failed = What came along with the certificate does not say that it is good.
check-shared_application_protocol = shared application protocol
    .failed = There is no application protocol that both sides speak.
check-application_protocol_offered = application protocol that was offered
    .failed = The server chose an application protocol that the client had not offered.
check-client_certificate = certificate of the client
    .failed = The client shows no certificate, and the server insists on one.
check-anonymous_request = no question from nobody
    .failed = A server that proves nothing itself asks who the client is.
check-certificate_verify = proof of the certificate’s key
    .failed = The peer does not have the key of its certificate, or somebody changed a message before.
check-point_format = uncompressed points
    .failed = The peer does not take points that are not compressed, the only ones there are.
check-session_key = session key
    .failed = This session key does not fit the public key or the cipher.
check-fallback = no needless fallback
    .failed = The client speaks a newer version than it asks for: somebody may have talked it down.
check-peer_public_key = group and public value of the peer
    .failed = The group is none, or the public value is no proper element of it: the secret would be known to everyone.
check-group_size = group large enough
    .failed = The group is so small that others can compute what only the two ends should.
check-curve_offered = curve among those offered
    .failed = The server chose a curve that the client had not offered.
check-key_exchange_signature = signature over the key exchange
    .failed = The parameters were not signed with the key of the certificate, or were changed on the way.
check-signature_algorithm = algorithm of the signature
    .failed = The signature is of a kind that was not offered, or that the certificate’s key does not make.
check-missing_extension = needed extension
    .failed = An extension is missing that this handshake cannot do without.
check-shared_group = shared group
    .failed = The two ends have no group for the key exchange in common.
check-key_share = key share
    .failed = A public value came in a group that nobody asked for.
check-retried_hello = second ClientHello
    .failed = The server asked for nothing new, or the client changed more than it was asked to.
check-downgrade = no downgrade
    .failed = The server says that it speaks a newer version: someone has changed the hellos.
check-extension_allowed = extensions where they belong
    .failed = An extension stands in a message where it has no place.
check-legacy_fields = legacy fields
    .failed = A field that is left over from older versions has a wrong value.
check-certificate_context = context of the certificate
    .failed = The certificate answers a request that nobody made.
check-offered_psks = the pre-shared keys that are offered
    .failed = The pre-shared keys do not fit what is offered with them, or the answer to them.
check-psk_binder = binder of the pre-shared key
    .failed = The client does not have the key that it names.
check-early_data_size = bytes of early data
    .failed = There is more than was agreed on.
check-early_data_accepted = the key that early data is under
    .failed = The early data was under another key, suite or protocol than the server then took.

# What there is to decide.

decision-key_shares = Pick the groups to send a public value in
decision-groups = Pick the curves to offer
decision-identity = Pick the certificate to show
decision-group = Pick a curve
decision-client_authentication = Ask who the client is?
decision-session_key = Pick the session key
decision-ephemeral_key = Pick the private value for Diffie-Hellman

# The client’s checks of what its authority says of a certificate. `.failed` says what a failure means.

stapled-response = readable
    .failed = The response cannot be read, or is none.
stapled-certificate = about this certificate
    .failed = The response is about another certificate.
stapled-responder = from the certificate’s issuer
    .failed = The response is not the issuer’s own; nobody else is believed here.
stapled-signature = signature
    .failed = The signature does not belong to this response: it was changed, or the issuer never signed it.
stapled-this_update = valid already
    .failed = The response is not valid yet.
stapled-next_update = still valid
    .failed = The response is out of date.
stapled-known = known to the issuer
    .failed = The issuer does not know the certificate.
stapled-revocation = not revoked
    .failed = The issuer has taken the certificate back.
