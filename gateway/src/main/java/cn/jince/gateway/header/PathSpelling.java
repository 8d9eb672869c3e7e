package cn.jince.gateway.header;

/**
 * A path that everybody reads alike. Routes match on what the services behind will see, so a path that has to be
 * decoded, cut or put in order first is none.
 */
final class PathSpelling {
    static boolean isPlain(String path) {
        int length = path.length();
        if (length == 0 || path.charAt(0) != '/') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ';' || c == '\\') {
                return false;
            }
            if (c == '%' && !isHarmless(path, i)) {
                return false;
            }
            if (c == '/' && !isWord(path, i + 1)) {
                return false;
            }
        }
        return true;
    }

    /** An escape that hides no slash, dot, backslash, semicolon, percent, control character or false UTF-8. */
    private static boolean isHarmless(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int decoded = high << 4 | low;
        return decoded >= ' '
                && decoded != 0x7f
                && decoded != '/'
                && decoded != '\\'
                && decoded != '.'
                && decoded != ';'
                && decoded != '%'
                && decoded != 0xc0
                && decoded != 0xc1
                && decoded < 0xf5;
    }

    /** Neither empty, unless at the end, nor one or two dots. */
    private static boolean isWord(String path, int from) {
        int slash = path.indexOf('/', from);
        int to = slash < 0 ? path.length() : slash;
        if (to == from) {
            return slash < 0;
        }
        boolean dots = path.charAt(from) == '.' && (to - from == 1 || to - from == 2 && path.charAt(from + 1) == '.');
        return !dots;
    }

    private PathSpelling() {}
}
