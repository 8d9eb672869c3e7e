package cn.jince.adapters.sender;

/** A registration that cannot be used; the service does not start with it. */
public final class BadRegistration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRegistration(String file, String key, String what) {
        super("registration " + file + ": " + key + " " + what);
    }
}
