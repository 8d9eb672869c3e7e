package cn.jince.adapters.signing;

/** A plain digest, as old vendors sign: the secret is part of the text. */
record Hashed(Digests digest) implements Profile {
    @Override
    public byte[] sign(byte[] text) {
        return digest.of(text);
    }

    @Override
    public String usualText() {
        return "{parameters}&key={secret}";
    }
}
