package cn.jince.standalone;

/** A setting or a machine that cannot work; the message is the one line the user sees. */
final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSetting(String line) {
        super(line);
    }
}
