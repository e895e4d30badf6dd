DIGEST_INFO = {
    "sha1": "3021300906052b0e03021a05000414",
    "sha256": "3031300d060960864801650304020105000420",
    "sha384": "3041300d060960864801650304020205000430",
    "sha512": "3051300d060960864801650304020305000440",
}

def pkcs1(t, length):
    return b"\0\1" + bytes([255]) * (length - len(t) - 3) + b"\0" + t

def drawn(message, length):
    key = hashlib.sha256(hashlib.sha256(message).digest()[:8]).digest()
    return openssl(f"enc -chacha20 -K {key.hex()} -iv {bytes(16).hex()}", bytes(length))

def pss(message, name, bits):
    h = hashlib.new(name, message).digest()
    salt = drawn(message, len(h))
    h = hashlib.new(name, bytes(8) + h + salt).digest()
    length = (bits + 6) // 8 - len(h) - 1
    block, mask = b"\1" + salt, b""
    for i in range(length // len(h) + 1):
        mask += hashlib.new(name, h + octets(i, 4)).digest()
    masked = number(xor(bytes(length - len(block)) + block, mask)) & 2 ** (8 * length - (1 - bits) % 8) - 1
    return octets(masked, length) + h + b"\xbc"

def der_signature(r, s):
    parts = b""
    for x in (r, s):
        x = octets(x, x.bit_length() // 8 + 1)
        parts += b"\2" + bytes([len(x)]) + x
    return b"\x30" + bytes([len(parts)]) + parts

def ecdsa(curve, d, message, name):
    G, n = curve[2:]
    size, h = (n.bit_length() + 7) // 8, hashlib.new(name, message).digest()
    z = number(h) >> max(0, 8 * len(h) - n.bit_length())
    v, k, given = b"\1" * len(h), bytes(len(h)), octets(d, size) + octets(z % n, size)
    for byte in (b"\0", b"\1"):
        k = hmac.digest(k, v + byte + given, name)
        v = hmac.digest(k, v, name)
    while True:
        t = b""
        while len(t) < size:
            v = hmac.digest(k, v, name)
            t += v
        nonce = number(t) >> 8 * len(t) - n.bit_length()
        if 0 < nonce < n:
            r = multiply(curve, nonce, G)[0] % n
            return der_signature(r, (z + r * d) * pow(nonce, -1, n) % n)
        k = hmac.digest(k, v + b"\0", name)
        v = hmac.digest(k, v, name)

def toy_ecdsa(d, message):
    G, n = toy_curve[2:]
    z = number(toy_hash(message)) >> 11
    for byte in drawn(message, 1024)[::4]:
        k = (byte & 31) + 1
        if k < n:
            r = multiply(toy_curve, k, G)[0] % n
            s = (z + r * d) * pow(k, -1, n) % n
            if r and s:
                return bytes([r, s])

def ed25519_add(P, Q):
    p = 2 ** 255 - 19
    (x, y), (u, v) = P, Q
    t = -121665 * pow(121666, -1, p) * x * u * y * v
    return (x * v + y * u) * pow(1 + t, -1, p) % p, (y * v + x * u) * pow(1 - t, -1, p) % p

def ed25519_multiply(k):
    R = (0, 1)
    G = (15112221349535400772501151409588531511454012693041857206046113283949847762202,
         46316835694926478169428394003475163141307993866256225615783033603165251855960)
    for bit in bin(k)[2:]:
        R = ed25519_add(R, R)
        R = ed25519_add(R, G) if bit == "1" else R
    return (R[1] | (R[0] & 1) << 255).to_bytes(32, "little")

def ed25519(seed, message):
    sha512 = lambda x: hashlib.sha512(x).digest()
    little = lambda x: int.from_bytes(x, "little")
    q, h = 2 ** 252 + 27742317777372353535851937790883648493, sha512(seed)
    a = little(h[:32]) & 2 ** 254 - 8 | 2 ** 254
    r = little(sha512(h[32:] + message)) % q
    A, R = ed25519_multiply(a), ed25519_multiply(r)
    s = (r + little(sha512(R + A + message)) * a) % q
    return R + s.to_bytes(32, "little")
