package cn.jince.platform.kernel;

/** 统一社会信用代码: 18 characters after GB 32100-2015, checked. */
public record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    public CreditCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("creditCode: " + value
                    + " (expected: 18 characters of GB 32100-2015 with a right check character)");
        }
    }

    public static boolean isValid(String value) {
        if (value.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = ALPHABET.indexOf(value.charAt(i));
            if (digit < 0) {
                return false;
            }
            sum += digit * WEIGHTS[i];
        }
        return value.charAt(17) == checkCharacter(sum);
    }

    /** Completes the first 17 characters; used by whoever makes codes. */
    public static CreditCode complete(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(seventeen.charAt(i)) * WEIGHTS[i];
        }
        return new CreditCode(seventeen + checkCharacter(sum));
    }

    /** As everybody may see it: of 个体工商户, who are persons, the division only. */
    public static String shownToAll(String code) {
        return code.startsWith("92") && code.length() == 18 ? code.substring(0, 8) + "**********" : code;
    }

    private static char checkCharacter(int sum) {
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
