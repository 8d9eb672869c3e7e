package cn.jince.adapters.mapping;

/** An answer that is well formed but not what its contract promises. */
public final class Unmappable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unmappable(String what) {
        super(what, null, false, false);
    }
}
