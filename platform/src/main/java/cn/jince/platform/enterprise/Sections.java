package cn.jince.platform.enterprise;

/** 门类 of GB/T 4754-2017, told by the two-digit division. */
final class Sections {
    private static final int[] LAST = {5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97};

    private Sections() {}

    /** Empty where the code is of no section. */
    static String of(String industryCode) {
        if (industryCode.isEmpty()) {
            return "";
        }
        char first = industryCode.charAt(0);
        if (first >= 'A' && first <= 'T') {
            return industryCode.substring(0, 1);
        }
        if (!industryCode.matches("\\d{2,4}")) {
            return "";
        }
        int division = Integer.parseInt(industryCode, 0, 2, 10);
        for (int i = 0; i < LAST.length && division > 0; i++) {
            if (division <= LAST[i]) {
                return String.valueOf((char) ('A' + i));
            }
        }
        return "";
    }
}
