package cn.jince.platform.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The things the matrix asks for, all of one enterprise in {@link #DIVISION}: for each path up to its variable an id
 * that exists, and for fields of bodies and queries a value that points to the same enterprise.
 */
final class MatrixWorld {
    static final String DIVISION = "140902";
    static final String PHONE = "13899990042";
    static final String ACCOUNT = "6222009999000042";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Object> named = new HashMap<>();

    /** @param path up to and with the variable, as {@code /claims/{id}} */
    void put(String path, String id) {
        ids.put(path, id);
    }

    void name(String field, Object value) {
        named.put(field, value);
    }

    /** What a field is filled with; null where the world has no opinion. */
    @Nullable
    Object named(String field) {
        return named.get(field);
    }

    String filled(String path) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            String upTo = path.substring(0, found.end());
            String id = ids.get(upTo);
            if (id == null) {
                throw new AssertionError("The matrix has nothing for " + upTo + ": make one of the enterprise in "
                        + DIVISION + " in AuthorizationMatrixTest.world() and put it there with its id.");
            }
            return Matcher.quoteReplacement(id);
        });
    }
}
