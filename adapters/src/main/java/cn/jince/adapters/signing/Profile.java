package cn.jince.adapters.signing;

import java.security.MessageDigest;

/** One way to sign bytes. Made with its secret or key; holds nothing else. */
interface Profile {

    byte[] sign(byte[] text);

    /** True where the signature belongs to the text; takes as long for a near miss as for a far one. */
    default boolean verify(byte[] text, byte[] signature) {
        return MessageDigest.isEqual(sign(text), signature);
    }

    /** What is signed where the descriptor does not say. */
    default String usualText() {
        return "{parameters}";
    }
}
