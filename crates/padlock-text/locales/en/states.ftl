# What a party waits for, in plain words.

state-start = not started
state-expect_client_hello = waiting for ClientHello
state-choose_version = picking a version
state-choose_cipher_suite = picking a cipher suite
state-expect_server_hello = waiting for ServerHello
state-expect_certificate = waiting for Certificate
state-choose_certificate = judging the certificate
state-expect_server_hello_done = waiting for ServerHelloDone
state-choose_pre_master_secret = picking the premaster secret
state-expect_client_key_exchange = waiting for ClientKeyExchange
state-expect_change_cipher_spec = waiting for ChangeCipherSpec
state-expect_finished = waiting for Finished
state-connected = connected
state-closed = closed
state-failed = gave up

# Who is who.

role-client = Client
role-eavesdropper = Eavesdropper
role-server = Server

party-client = client
party-server = server

size-toy = Toy
    .explained = Numbers that you can compute on paper, and that the eavesdropper can break.
size-full = Full
    .explained = The sizes that real peers use, byte for byte.

## all-suites

state-choose_key_shares = picking the groups to send a public value in
state-choose_groups = picking the curves to offer
state-choose_identity = picking the certificate to show
state-choose_group = picking a curve
state-choose_client_authentication = deciding whether to ask who the client is
state-expect_server_key_exchange = waiting for ServerKeyExchange
state-certificate_requested = asked for a certificate, waiting for ServerHelloDone
state-expect_public_key = waiting for the public key
state-choose_session_key = picking the session key
state-expect_session_key = waiting for the session key
state-choose_ephemeral_key = picking a private value for Diffie-Hellman
state-expect_certificate_verify = waiting for CertificateVerify
state-expect_certificate_status = waiting for CertificateStatus, or for what follows it
state-expect_new_session_ticket = waiting for NewSessionTicket
state-wait_sh = waiting for ServerHello
state-wait_ee = waiting for EncryptedExtensions
state-wait_cert_cr = waiting for Certificate or CertificateRequest
state-wait_cert = waiting for Certificate
state-wait_cv = waiting for CertificateVerify
state-wait_finished = waiting for Finished
state-wait_eoed = taking early data
state-recvd_ch = answering ClientHello
