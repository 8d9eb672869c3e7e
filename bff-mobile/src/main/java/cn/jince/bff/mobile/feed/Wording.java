package cn.jince.bff.mobile.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words within the limits of template fields. Names of policies are often longer than WeChat takes. */
final class Wording {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT);
    private static final int THING = 20;
    private static final int CHARACTERS = 32;

    /** Field {@code thing}: at most 20 characters, the last an ellipsis where something was cut. */
    static String thing(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "无";
        }
        if (line.codePointCount(0, line.length()) <= THING) {
            return line;
        }
        String kept = line.substring(0, line.offsetByCodePoints(0, THING - 1));
        return kept.replaceAll("[（(《「【“、，,：:—-]+$", "") + "…";
    }

    /** Field {@code character_string}: printable ASCII, at most 32. */
    static String characters(String text) {
        String ascii = text.replaceAll("[^\\x21-\\x7e]", "");
        if (ascii.isEmpty()) {
            return "-";
        }
        return ascii.length() <= CHARACTERS ? ascii : ascii.substring(0, CHARACTERS);
    }

    /** Field {@code time}. */
    static String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    /** Money as people say it: 30 万元, 1234.5 元. */
    static String money(long fen) {
        BigDecimal yuan = BigDecimal.valueOf(fen, 2);
        BigDecimal tenThousand = BigDecimal.valueOf(10_000);
        return yuan.compareTo(tenThousand) >= 0
                ? plain(yuan.divide(tenThousand, 2, RoundingMode.HALF_UP)) + " 万元"
                : plain(yuan) + " 元";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Wording() {}
}
