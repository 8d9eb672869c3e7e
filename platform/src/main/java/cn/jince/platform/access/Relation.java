package cn.jince.platform.access;

/**
 * What a caller must have to do with the thing a row is about, beyond the role. The use case asks it; the matrix test
 * takes every row at its word. Whoever has nothing to do with the thing is told that it is not there; a member whose
 * mandate is too small is forbidden.
 */
public enum Relation {
    /** Nobody's thing, or everybody's: the row alone decides. */
    NONE(Mandate.NOBODY, false),
    /** The answer holds what is the caller's own or public, and nothing else. */
    OWN_LIST(Mandate.VIEWER, true),
    MEMBER(Mandate.VIEWER, false),
    PREPARER(Mandate.PREPARER, false),
    ACCEPTOR(Mandate.ACCEPTOR, false),
    /** An officer of the thing's division or of one above it. */
    DIVISION(Mandate.NOBODY, true),
    MEMBER_OR_DIVISION(Mandate.VIEWER, true);

    /** The least a person needs in the thing's enterprise. */
    public enum Mandate {
        VIEWER,
        PREPARER,
        ACCEPTOR,
        /** Persons have nothing to do with it. */
        NOBODY
    }

    private final Mandate least;
    private final boolean officers;

    Relation(Mandate least, boolean officers) {
        this.least = least;
        this.officers = officers;
    }

    public Mandate least() {
        return least;
    }

    public boolean officers() {
        return officers;
    }
}
