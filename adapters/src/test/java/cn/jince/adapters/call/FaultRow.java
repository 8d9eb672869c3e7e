package cn.jince.adapters.call;

import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The rows of the catalogue of legacy faults: thirteen kinds, each by the faults that show it. */
enum FaultRow {
    A1("hangs"),
    A2("500 with stack text"),
    A3("slow drip"),
    A4("garbage"),
    A5("cut"),
    A6("error in a 200"),
    A7("too much"),
    A8("letters"),
    A9("clock and nonce"),
    A10("names"),
    A11("flapping"),
    A12("all down"),
    A13("TLS");

    private final String what;

    FaultRow(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    /** The faults that stand for this row; A10 and A12 need more than a switch at one system. */
    List<Fault> faults() {
        int row = ordinal() + 1;
        return Arrays.stream(Fault.values()).filter(fault -> fault.row() == row).toList();
    }

    /** How slow a slow fault is here: nothing ever comes, a byte before each limit, a clock beyond the window. */
    static Duration delay(Fault fault) {
        return switch (fault) {
            case DRIP, HEADER_DRIP -> Duration.ofMillis(100);
            case SKEWED_CLOCK -> Duration.ofMinutes(10);
            default -> Duration.ofHours(1);
        };
    }
}
