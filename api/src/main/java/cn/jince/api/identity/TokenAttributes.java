package cn.jince.api.identity;

/** Names of the attributes a Jince access token carries besides the registered ones. */
public final class TokenAttributes {
    /** PERSON, OFFICER, SYSTEM or DEVICE. */
    public static final String KIND = "kind";
    /** Name fit to show. */
    public static final String NAME = "name";
    /** Officers: six-digit division code. */
    public static final String DIVISION = "division";
    /** Officers: department name. */
    public static final String DEPARTMENT = "department";
    /** Officers and systems: list of {@link Role} names. */
    public static final String ROLES = "roles";
    /** Persons: list of {@code CREDITCODE:MANDATE}, MANDATE one of VIEWER PREPARER ACCEPTOR. */
    public static final String MANDATES = "mandates";
    /** Who acts for the subject (RFC 8693): an object with {@code sub} and {@code name}, of a clerk at a counter. */
    public static final String ACT = "act";
    /** The one audience of our tokens. */
    public static final String AUDIENCE = "jince";

    private TokenAttributes() {}
}
