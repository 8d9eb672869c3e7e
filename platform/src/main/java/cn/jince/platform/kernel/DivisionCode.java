package cn.jince.platform.kernel;

/** 行政区划 after GB/T 2260: 140000 the province, 140900 a city, 140902 a county; 000000 is the state. */
public record DivisionCode(String value) {
    public DivisionCode {
        if (!value.matches("\\d{6}")) {
            throw new IllegalArgumentException("divisionCode: " + value + " (expected: six digits)");
        }
    }

    /** State, province, city or county, told by the trailing zeros. */
    public Level level() {
        if (value.equals("000000")) {
            return Level.STATE;
        }
        if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.CITY : Level.COUNTY;
    }

    /** True where the other division is this one or lies below it. */
    public boolean covers(DivisionCode other) {
        return other.value.startsWith(prefix());
    }

    /** The digits all divisions below share: empty for the state, 14, 1409, 140902. */
    public String prefix() {
        return switch (level()) {
            case STATE -> "";
            case PROVINCE -> value.substring(0, 2);
            case CITY -> value.substring(0, 4);
            case COUNTY -> value;
        };
    }

    public enum Level {
        STATE,
        PROVINCE,
        CITY,
        COUNTY
    }
}
