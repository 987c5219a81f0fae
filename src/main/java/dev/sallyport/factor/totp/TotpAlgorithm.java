package dev.sallyport.factor.totp;

/// The hash under HMAC, by the name that it has in a link (RFC 6238, 1.2).
enum TotpAlgorithm {
    SHA1("HmacSHA1", 20),
    SHA256("HmacSHA256", 32),
    SHA512("HmacSHA512", 64);

    private final String mac;
    private final int seedBytes;

    TotpAlgorithm(String mac, int seedBytes) {
        this.mac = mac;
        this.seedBytes = seedBytes;
    }

    /// The name that the JDK knows it by.
    String mac() {
        return mac;
    }

    /// As many as the hash has (RFC 4226, 4, R6, and RFC 6238, 5.1).
    int seedBytes() {
        return seedBytes;
    }
}
