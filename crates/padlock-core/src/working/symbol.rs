//! The names of things in a table of working.

use crate::closed_enum;

closed_enum! {
    /// A name in a computation, in the letters of its source.
    pub enum Symbol {
        /// A number without a name of its own.
        Number = "number",
        /// RSA modulus, or the order of a generator.
        N = "n",
        /// RSA public exponent.
        E = "e",
        /// RSA private exponent, or an elliptic-curve private key.
        D = "d",
        /// Message representative.
        M = "m",
        /// Ciphertext representative.
        C = "c",
        /// Prime: RSA's first, or the field's.
        P = "p",
        /// RSA's second prime, or the order of a subgroup.
        Q = "q",
        /// `(p - 1)(q - 1)`.
        Phi = "phi",
        /// Extended Euclid's first argument, or a curve's first coefficient.
        A = "a",
        /// Extended Euclid's second argument, or a curve's second coefficient.
        B = "b",
        /// Coefficient of the first argument, or a signature's second half.
        S = "s",
        /// Coefficient of the second argument.
        T = "t",
        /// Signature's first half.
        R = "r",
        /// A nonce, or a scalar.
        K = "k",
        /// Finite-field generator.
        G = "g",
        /// Private exponent.
        X = "x",
        /// Public value.
        Y = "y",
        /// Greatest common divisor.
        Gcd = "gcd",
        /// Quotient of a division.
        Quotient = "quotient",
        /// Remainder of a division.
        Remainder = "remainder",
        /// What one divides by.
        Divisor = "divisor",
        /// Base of a power.
        Base = "base",
        /// Exponent of a power.
        Exponent = "exponent",
        /// Modulus of a residue.
        Modulus = "modulus",
        /// Result of an exponentiation.
        Power = "power",
        /// Position, counted from 0.
        Index = "index",
        /// One bit of an exponent or a scalar.
        Bit = "bit",
        /// The square of the row before.
        Square = "square",
        /// The square times the base.
        Multiply = "multiply",
        /// Double of a point.
        Double = "double",
        /// Sum of two points.
        Add = "add",
        /// Slope of the line through two points, or of a tangent.
        Slope = "slope",
        /// A point.
        Point = "point",
        /// The first of two points.
        PointP = "point_p",
        /// The second of two points.
        PointQ = "point_q",
        /// `4 a^3 + 27 b^2` of a curve.
        Discriminant = "discriminant",
        /// A scalar.
        Scalar = "scalar",
        /// Public key.
        PublicKey = "public_key",
        /// Private key.
        PrivateKey = "private_key",
        /// Shared secret.
        SharedSecret = "shared_secret",
        /// A key.
        Key = "key",
        /// A round key.
        RoundKey = "round_key",
        /// Round number.
        Round = "round",
        /// What a row's operation is.
        Operation = "operation",
        /// A cipher's state.
        State = "state",
        /// A block of input.
        Block = "block",
        /// Plaintext.
        Plaintext = "plaintext",
        /// Ciphertext.
        Ciphertext = "ciphertext",
        /// Initialization vector.
        Iv = "iv",
        /// Nonce.
        Nonce = "nonce",
        /// Counter block.
        Counter = "counter",
        /// Keystream.
        Keystream = "keystream",
        /// Exclusive or of two values.
        Xor = "xor",
        /// After substituting nibbles or bytes.
        Substitute = "substitute",
        /// After shifting the rows.
        ShiftRow = "shift_row",
        /// After mixing the columns.
        MixColumns = "mix_columns",
        /// After adding the round key.
        AddRoundKey = "add_round_key",
        /// Left half.
        Left = "left",
        /// Right half.
        Right = "right",
        /// After the initial permutation.
        InitialPermutation = "initial_permutation",
        /// After the final permutation.
        FinalPermutation = "final_permutation",
        /// After expansion.
        Expansion = "expansion",
        /// After the P4 permutation.
        Permutation = "permutation",
        /// A word of a key schedule.
        Word = "word",
        /// Message.
        Message = "message",
        /// Message with its padding.
        Padded = "padded",
        /// Padding.
        Padding = "padding",
        /// Digest of a message.
        Digest = "digest",
        /// Chaining value before a compression.
        H = "h",
        /// Chaining value after a compression.
        HNext = "h_next",
        /// Encryption inside a compression function.
        Encryption = "encryption",
        /// HMAC's key, filled to a block.
        KeyBlock = "key_block",
        /// HMAC's key xor 0x36.
        Ipad = "ipad",
        /// HMAC's key xor 0x5c.
        Opad = "opad",
        /// HMAC's inner digest.
        Inner = "inner",
        /// HMAC's outer digest.
        Outer = "outer",
        /// HKDF's salt.
        Salt = "salt",
        /// HKDF's input keying material.
        Ikm = "ikm",
        /// HKDF's pseudorandom key.
        Prk = "prk",
        /// HKDF's info.
        Info = "info",
        /// HKDF's output keying material.
        Okm = "okm",
        /// A length in bytes.
        Length = "length",
        /// Additional authenticated data.
        AssociatedData = "associated_data",
        /// Authentication tag.
        Tag = "tag",
        /// Signature.
        Signature = "signature",
        /// Encoded message.
        EncodedMessage = "encoded_message",
        /// Padding string of PKCS#1.
        PaddingString = "padding_string",
        /// Seed.
        Seed = "seed",
        /// A candidate, such as for a prime.
        Candidate = "candidate",
        /// A witness of compositeness.
        Witness = "witness",
        /// Whether a test was passed.
        Verdict = "verdict",
        /// Register of an LFSR.
        Register = "register",
        /// A multiple used as a nonce point or order.
        Order = "order",
        /// Encapsulated key.
        Encapsulation = "encapsulation",
        /// Generated key's size in bits.
        Bits = "bits",
        /// Taps of a shift register.
        Taps = "taps",
    }
}

closed_enum! {
    /// A computation that can show its working.
    pub enum WorkingOp {
        /// `base^exponent mod modulus`.
        ModPow = "mod_pow",
        /// Extended Euclid.
        ExtendedEuclid = "extended_euclid",
        /// Miller-Rabin.
        MillerRabin = "miller_rabin",
        /// Division by one small number after another.
        TrialDivision = "trial_division",
        /// RSA key from its primes.
        RsaKey = "rsa_key",
        /// RSA encryption.
        RsaEncrypt = "rsa_encrypt",
        /// RSA decryption.
        RsaDecrypt = "rsa_decrypt",
        /// RSA signature.
        RsaSign = "rsa_sign",
        /// Check of an RSA signature.
        RsaVerify = "rsa_verify",
        /// Finite-field Diffie-Hellman.
        DiffieHellman = "diffie_hellman",
        /// Addition of two points.
        PointAdd = "point_add",
        /// Multiple of a point.
        PointMultiply = "point_multiply",
        /// Elliptic-curve Diffie-Hellman.
        Ecdh = "ecdh",
        /// ECDSA signature.
        EcdsaSign = "ecdsa_sign",
        /// Check of an ECDSA signature.
        EcdsaVerify = "ecdsa_verify",
        /// Check of a signature whose inside is not shown.
        SignatureVerify = "signature_verify",
        /// A signature whose inside is not shown.
        SignatureSign = "signature_sign",
        /// A key exchange whose inside is not shown.
        KeyExchange = "key_exchange",
        /// Block cipher, forwards.
        BlockEncrypt = "block_encrypt",
        /// Block cipher, backwards.
        BlockDecrypt = "block_decrypt",
        /// Key schedule.
        KeySchedule = "key_schedule",
        /// CBC, forwards.
        CbcEncrypt = "cbc_encrypt",
        /// CBC, backwards.
        CbcDecrypt = "cbc_decrypt",
        /// CTR, either way.
        Ctr = "ctr",
        /// Stream cipher, either way.
        StreamCipher = "stream_cipher",
        /// Hash.
        Hash = "hash",
        /// HMAC.
        Hmac = "hmac",
        /// HKDF-Extract.
        HkdfExtract = "hkdf_extract",
        /// HKDF-Expand.
        HkdfExpand = "hkdf_expand",
        /// AEAD, sealing.
        Seal = "seal",
        /// AEAD, opening.
        Open = "open",
    }
}
