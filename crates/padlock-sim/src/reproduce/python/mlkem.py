MODULUS = 3329

def bits_reversed(i):
    return int(f"{i:07b}"[::-1], 2)

def ntt(f):
    f, i = f[:], 0
    for length in (128, 64, 32, 16, 8, 4, 2):
        for start in range(0, 256, 2 * length):
            i += 1
            zeta = pow(17, bits_reversed(i), MODULUS)
            for j in range(start, start + length):
                t = zeta * f[j + length]
                f[j], f[j + length] = (f[j] + t) % MODULUS, (f[j] - t) % MODULUS
    return f

def ntt_inverse(f):
    f, i = f[:], 128
    for length in (2, 4, 8, 16, 32, 64, 128):
        for start in range(0, 256, 2 * length):
            i -= 1
            zeta = pow(17, bits_reversed(i), MODULUS)
            for j in range(start, start + length):
                a, b = f[j], f[j + length]
                f[j], f[j + length] = (a + b) % MODULUS, zeta * (b - a) % MODULUS
    return [x * 3303 % MODULUS for x in f]

def ntt_product(f, g):
    h = []
    for i in range(128):
        a, b, c, d = f[2 * i], f[2 * i + 1], g[2 * i], g[2 * i + 1]
        h += [a * c + b * d * pow(17, 2 * bits_reversed(i) + 1, MODULUS), a * d + b * c]
    return h

def sum_of(*polynomials):
    return [sum(coefficients) % MODULUS for coefficients in zip(*polynomials)]

def inner_product(f, g):
    return sum_of(*[ntt_product(a, b) for a, b in zip(f, g)])

def matrix_entry(rho, i, j):
    stream, entry = hashlib.shake_128(rho + bytes([j, i])).digest(2016), []
    for a, b, c in zip(stream[::3], stream[1::3], stream[2::3]):
        entry += [x for x in (a + 256 * (b % 16), b // 16 + 16 * c) if x < MODULUS]
    return entry[:256]

def small_noise(seed, count):
    x = int.from_bytes(hashlib.shake_256(seed + bytes([count])).digest(128), "little")
    bit = lambda i: x >> i & 1
    return [bit(4 * i) + bit(4 * i + 1) - bit(4 * i + 2) - bit(4 * i + 3) for i in range(256)]

def packed_bits(f, d):
    return sum(x << d * i for i, x in enumerate(f)).to_bytes(32 * d, "little")

def unpacked_bits(x, d):
    x = int.from_bytes(x, "little")
    return [x >> d * i & 2 ** d - 1 for i in range(256)]

def compressed(f, d):
    return packed_bits([(x % MODULUS * 2 ** d + MODULUS // 2) // MODULUS % 2 ** d for x in f], d)

def decompressed(x, d):
    return [y * MODULUS + 2 ** d // 2 >> d for y in unpacked_bits(x, d)]

def three_parts(x, d):
    return [x[32 * d * i:32 * d * (i + 1)] for i in range(3)]

def mlkem_keys(seed):
    both = hashlib.sha3_512(seed[:32] + b"\3").digest()
    rho, sigma = both[:32], both[32:]
    s = [ntt(small_noise(sigma, i)) for i in range(3)]
    t = b""
    for i in range(3):
        row = [matrix_entry(rho, i, j) for j in range(3)]
        t += packed_bits(sum_of(inner_product(row, s), ntt(small_noise(sigma, i + 3))), 12)
    return s, t + rho

def mlkem_encrypt(key, m, r):
    t, rho = [unpacked_bits(x, 12) for x in three_parts(key, 12)], key[1152:]
    y, u = [ntt(small_noise(r, i)) for i in range(3)], b""
    for i in range(3):
        column = [matrix_entry(rho, j, i) for j in range(3)]
        u += compressed(sum_of(ntt_inverse(inner_product(column, y)), small_noise(r, i + 3)), 10)
    v = sum_of(ntt_inverse(inner_product(t, y)), small_noise(r, 6), decompressed(m, 1))
    return u + compressed(v, 4)

def mlkem_encapsulate(key, m):
    both = hashlib.sha3_512(m + hashlib.sha3_256(key).digest()).digest()
    return both[:32], mlkem_encrypt(key, m, both[32:])

def mlkem_decapsulate(seed, ciphertext):
    s, key = mlkem_keys(seed)
    u = [ntt(decompressed(x, 10)) for x in three_parts(ciphertext, 10)]
    w = ntt_inverse(inner_product(s, u))
    v = decompressed(ciphertext[960:], 4)
    secret, again = mlkem_encapsulate(key, compressed([a - b for a, b in zip(v, w)], 1))
    rejected = hashlib.shake_256(seed[32:] + ciphertext).digest(32)
    return secret if again == ciphertext else rejected
