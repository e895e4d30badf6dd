def aes_ctr(key, counter, text):
    return openssl(f"enc -aes-{8 * len(key)}-ctr -K {key.hex()} -iv {counter.hex()}", text)

def padded_16(x):
    return x + bytes(-len(x) % 16)

def times_in_gf128(x, y):
    product = 0
    for i in range(128):
        product ^= y if x >> 127 - i & 1 else 0
        y = y >> 1 ^ (0xe1 << 120 if y & 1 else 0)
    return product

def aes_gcm_seal(key, nonce, header, text):
    text = aes_ctr(key, nonce + octets(2, 4), text)
    h = openssl(f"enc -aes-{8 * len(key)}-ecb -nopad -K {key.hex()}", bytes(16))
    lengths = octets(8 * len(header), 8) + octets(8 * len(text), 8)
    covered, y = padded_16(header) + padded_16(text) + lengths, 0
    for i in range(0, len(covered), 16):
        y = times_in_gf128(y ^ number(covered[i:i + 16]), number(h))
    return text + aes_ctr(key, nonce + octets(1, 4), octets(y, 16))

def aes_ccm_seal(key, nonce, header, text, tag_length):
    first = bytes([66 + (tag_length - 2) // 2 * 8]) + nonce + octets(len(text), 3)
    covered = first + padded_16(octets(len(header), 2) + header) + padded_16(text)
    zeros = bytes(16).hex()
    mac = openssl(f"enc -aes-{8 * len(key)}-cbc -nopad -K {key.hex()} -iv {zeros}", covered)
    both = aes_ctr(key, b"\2" + nonce + bytes(3), mac[-16:] + text)
    return both[16:] + both[:tag_length]

def chacha20(key, nonce, text):
    return openssl(f"enc -chacha20 -K {key.hex()} -iv 00000000{nonce.hex()}", text)

def poly1305(key, text):
    r = int.from_bytes(key[:16], "little") & 0x0ffffffc0ffffffc0ffffffc0fffffff
    s, a = int.from_bytes(key[16:], "little"), 0
    for i in range(0, len(text), 16):
        a = (a + int.from_bytes(text[i:i + 16] + b"\1", "little")) * r % (2 ** 130 - 5)
    return (a + s & 2 ** 128 - 1).to_bytes(16, "little")

def chacha20_poly1305_seal(key, nonce, header, text):
    both = chacha20(key, nonce, bytes(64) + text)
    text = both[64:]
    lengths = len(header).to_bytes(8, "little") + len(text).to_bytes(8, "little")
    return text + poly1305(both[:32], padded_16(header) + padded_16(text) + lengths)

def rc4(key, offset, text):
    s, j, stream = list(range(256)), 0, []
    for i in range(256):
        j = j + s[i] + key[i % len(key)] & 255
        s[i], s[j] = s[j], s[i]
    i = j = 0
    for _ in range(offset + len(text)):
        i = i + 1 & 255
        j = j + s[i] & 255
        s[i], s[j] = s[j], s[i]
        stream.append(s[s[i] + s[j] & 255])
    return xor(text, stream[offset:])
