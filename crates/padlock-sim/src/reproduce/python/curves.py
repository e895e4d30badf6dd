toy_curve = (17, 2, (5, 1), 19)

secp256r1 = (
    0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff,
    -3,
    (0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,
     0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5),
    0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551,
)

secp384r1 = (
    0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff,
    -3,
    (0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7,
     0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f),
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973,
)

def add(curve, P, Q):
    p, a = curve[:2]
    if P is None or Q is None:
        return P or Q
    if P[0] != Q[0]:
        s = (Q[1] - P[1]) * pow(Q[0] - P[0], -1, p)
    elif (P[1] + Q[1]) % p:
        s = (3 * P[0] ** 2 + a) * pow(2 * P[1], -1, p)
    else:
        return None
    x = (s * s - P[0] - Q[0]) % p
    return x, (s * (P[0] - x) - P[1]) % p

def multiply(curve, k, P):
    R = None
    for bit in bin(k)[2:]:
        R = add(curve, R, R)
        R = add(curve, R, P) if bit == "1" else R
    return R

def coordinate(curve, x):
    return octets(x, (curve[0].bit_length() + 7) // 8)

def encode(curve, P):
    return b"\4" + coordinate(curve, P[0]) + coordinate(curve, P[1])

def decode(x):
    half = len(x) // 2 + 1
    return number(x[1:half]), number(x[half:])

def x25519(k, u=b"\t" + bytes(31)):
    p, k = 2 ** 255 - 19, int.from_bytes(k, "little")
    k = k & 2 ** 254 - 8 | 2 ** 254
    x1 = int.from_bytes(u, "little") & 2 ** 255 - 1
    x2, z2, x3, z3 = 1, 0, x1, 1
    for i in range(254, -1, -1):
        if k >> i & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
        a, b, da, cb = x2 + z2, x2 - z2, (x3 - z3) * (x2 + z2), (x3 + z3) * (x2 - z2)
        aa, bb, e = a * a, b * b, a * a - b * b
        x3, z3 = (da + cb) ** 2 % p, x1 * (da - cb) ** 2 % p
        x2, z2 = aa * bb % p, e * (aa + 121665 * e) % p
        if k >> i & 1:
            x2, z2, x3, z3 = x3, z3, x2, z2
    return (x2 * pow(z2, p - 2, p) % p).to_bytes(32, "little")
