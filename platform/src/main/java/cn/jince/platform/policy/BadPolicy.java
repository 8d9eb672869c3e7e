package cn.jince.platform.policy;

/** A policy that cannot be read: where, as a JSON pointer, and why, in Chinese. Thrown inside readers only. */
public final class BadPolicy extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String pointer;

    BadPolicy(String pointer, String reason) {
        super(reason, null, false, false);
        this.pointer = pointer;
    }

    public String pointer() {
        return pointer;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
