package cn.jince.platform.privacy;

/** 脱敏: a name keeps its family name, an identity number and a phone three and four digits, an account its last four. */
public final class Masks {
    private static final int LONGEST_STARS = 2;

    private Masks() {}

    /** The first character is the family name; of the few names with two, one too many is hidden. */
    public static String name(String name) {
        int first = name.isEmpty() ? 0 : Character.charCount(name.codePointAt(0));
        int rest = name.codePointCount(first, name.length());
        return name.substring(0, first) + "*".repeat(Math.min(Math.max(rest, 1), LONGEST_STARS));
    }

    public static String idNumber(String number) {
        return middle(number);
    }

    public static String phone(String number) {
        return middle(number);
    }

    public static String account(String number) {
        return number.length() < 8 ? "****" : "****" + number.substring(number.length() - 4);
    }

    private static String middle(String number) {
        return number.length() < 8
                ? "****"
                : number.substring(0, 3) + "*".repeat(number.length() - 7) + number.substring(number.length() - 4);
    }
}
