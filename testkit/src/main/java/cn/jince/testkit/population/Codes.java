package cn.jince.testkit.population;

/** 统一社会信用代码 after GB 32100-2015, unique by row. */
final class Codes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    /** 31 to the fifth: how many rows get codes of their own. */
    static final long CAPACITY = 28_629_151;

    /** Coprime to the capacity, so that neighbouring rows get distant codes and no two the same. */
    private static final long STRIDE = 11_400_713;

    private Codes() {}

    static String of(char category, String division, long row) {
        char[] code = new char[18];
        code[0] = '9';
        code[1] = category;
        division.getChars(0, 6, code, 2);
        code[8] = 'M';
        code[9] = 'A';
        code[10] = 'K';
        long number = row * STRIDE % CAPACITY;
        for (int i = 15; i > 10; i--) {
            code[i] = ALPHABET.charAt((int) (number % 31));
            number /= 31;
        }
        code[16] = bodyCheck(code);
        code[17] = check(code);
        return new String(code);
    }

    private static char bodyCheck(char[] code) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.getNumericValue(code[8 + i]) * BODY_WEIGHTS[i];
        }
        int digit = 11 - sum % 11;
        return switch (digit) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> (char) ('0' + digit);
        };
    }

    private static char check(char[] code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code[i]) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
