def number(x):
    return int.from_bytes(x, "big")

def octets(x, length=None):
    return x.to_bytes(length or (x.bit_length() + 7) // 8 or 1, "big")

def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))

def nonce_of(iv, count):
    return xor(iv, octets(count, len(iv)))

def openssl(options, data):
    command = ["openssl"] + options.split()
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout

def der(x):
    parts = []
    while x:
        length, at = x[1], 2
        if length > 127:
            at += length - 128
            length = number(x[2:at])
        parts.append(x[at:at + length])
        x = x[at + length:]
    return parts

def rsa_public_key(certificate):
    tbs = der(der(certificate)[0])[0]
    key = der(tbs)[5 + (tbs[0] == 0xa0)]
    return [number(x) for x in der(der(der(key)[1][1:])[0])]

def remove_padding(x):
    return x[:len(x) - x[-1] - 1]

def message_body(messages, kind):
    while messages[0] != kind:
        messages = messages[4 + number(messages[1:4]):]
    return messages[4:4 + number(messages[1:4])]
