S_BOX = [9, 4, 10, 11, 13, 1, 8, 5, 6, 2, 0, 3, 12, 14, 15, 7]

INVERSE_S_BOX = [S_BOX.index(i) for i in range(16)]

def substitute(x, box):
    return sum(box[x >> i & 15] << i for i in (0, 4, 8, 12))

def shift_row(x):
    return x & 0xf0f0 | (x & 0x0f00) >> 8 | (x & 0x000f) << 8

def times_in_gf16(a, b):
    product = 0
    for i in range(4):
        product ^= a << i if b >> i & 1 else 0
    for i in (6, 5, 4):
        product ^= 0x13 << i - 4 if product >> i & 1 else 0
    return product

def mix_columns(x, on, off):
    n = [x >> i & 15 for i in (12, 8, 4, 0)]
    m = [times_in_gf16(on, n[i]) ^ times_in_gf16(off, n[i ^ 1]) for i in range(4)]
    return m[0] << 12 | m[1] << 8 | m[2] << 4 | m[3]

def s_aes_keys(key):
    keys = [key]
    for constant in (0x80, 0x30):
        first, second = key >> 8, key & 255
        rotated = (second << 4 | second >> 4) & 255
        first ^= constant ^ substitute(rotated, S_BOX) & 255
        key = first << 8 | first ^ second
        keys.append(key)
    return keys

def s_aes(key, x):
    k0, k1, k2 = s_aes_keys(key)
    x = mix_columns(shift_row(substitute(x ^ k0, S_BOX)), 1, 4) ^ k1
    return shift_row(substitute(x, S_BOX)) ^ k2

def s_aes_inverse(key, x):
    k0, k1, k2 = s_aes_keys(key)
    x = mix_columns(substitute(shift_row(x ^ k2), INVERSE_S_BOX) ^ k1, 9, 2)
    return substitute(shift_row(x), INVERSE_S_BOX) ^ k0

def words(x):
    return [number(x[i:i + 2]) for i in range(0, len(x), 2)]

def s_aes_cbc(key, iv, text):
    blocks = [number(iv)]
    for word in words(text):
        blocks.append(s_aes(number(key), word ^ blocks[-1]))
    return b"".join(octets(block, 2) for block in blocks[1:])

def s_aes_cbc_inverse(key, iv, text):
    blocks = words(iv + text)
    opened = [s_aes_inverse(number(key), b) ^ a for a, b in zip(blocks, blocks[1:])]
    return b"".join(octets(block, 2) for block in opened)

def s_aes_ctr(key, counter, text):
    counters = [number(counter) + i & 0xffff for i in range(len(text) // 2 + 1)]
    return xor(text, b"".join(octets(s_aes(number(key), i), 2) for i in counters))

def toy_hash(x, h=0x6a09):
    x += b"\x80" + bytes(len(x) + 1 & 1) + octets(8 * len(x), 4)
    for word in words(x):
        h ^= s_aes(word, (h << 4 | h >> 12) & 0xffff)
    return octets(h, 2)

def second_toy_hash(x):
    return toy_hash(b"\xbb\x67" + x)

def toy_hmac(key, x, hash=toy_hash):
    key = (hash(key) if len(key) > 2 else key).ljust(2, b"\0")
    return hash(xor(key, b"\x5c\x5c") + hash(xor(key, b"\x36\x36") + x))

def toy_prf(secret, seed, length, hash=toy_hash):
    output, a = b"", seed
    while len(output) < length:
        a = toy_hmac(secret, a, hash)
        output += toy_hmac(secret, a + seed, hash)
    return output[:length]

def toy_prf_of_two(secret, seed, length):
    half = (len(secret) + 1) // 2
    first = toy_prf(secret[:half], seed, length)
    return xor(first, toy_prf(secret[-half:], seed, length, second_toy_hash))

def toy_hkdf_expand(secret, info, length):
    output, t = b"", b""
    for i in range(1, length // 2 + 2):
        t = toy_hmac(secret, t + info + bytes([i]))
        output += t
    return output[:length]

def toy_aead_cipher(key, nonce, text):
    return s_aes_ctr(key[:2], s_aes_ctr(key[:2], nonce, b"\0\0"), text)

def toy_aead_seal(key, nonce, header, text):
    text = toy_aead_cipher(key, nonce, text)
    lengths = octets(len(header), 4) + octets(len(text), 4)
    return text + toy_hmac(key[2:], nonce + header + text + lengths)

def repeating_xor(key, offset, text):
    return bytes(x ^ key[(offset + i) % len(key)] for i, x in enumerate(text))
