package cn.jince.adapters.descriptor;

/** A descriptor that must not be used; the message is one line naming file and key. */
public final class BadDescriptor extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadDescriptor(String file, String key, String what) {
        super("descriptor " + file + ": " + key + " " + what);
    }
}
