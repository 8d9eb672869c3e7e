package cn.jince.testkit.province;

import cn.jince.testkit.store.Database;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The systems of the province, in the order of their ports: each has the same number of steps behind the first port
 * wherever the province runs. Eight and nine belong to the push services.
 */
public enum Seat {
    TAX(1, Departments.Tax::new),
    HRSS(2, SocialInsurance::new),
    STATISTICS(3, Departments.Statistics::new),
    CREDIT(4, Departments.Credit::new),
    SAMR(5, Departments.Samr::new),
    TREASURY(6, Treasury::new),
    CITY(7, Departments.City::new),
    SCIENCE(10, Science::new),
    INDUSTRY(11, Industry::new),
    OLD_CITY(12, OldCity::new),
    EXCHANGE(13, ExchangePlatform::new),
    CHANGZHI(14, RelayCity::new),
    HOTLINE(15, Hotline::new),
    /** From here on no HTTP is spoken. */
    INDUSTRY_FRONT(16, IndustryFront::new),
    FINANCE(17, FinanceFiles::new),
    CREDIT_MESSAGES(18, CreditMessages::new);

    /** Ports a whole province takes, control and push services included. */
    public static final int PORTS = 19;

    private final int step;
    private final Maker maker;

    Seat(int step, BiFunction<Integer, World, FakeSystem> maker) {
        this(step, (port, world, _) -> maker.apply(port, world));
    }

    Seat(int step, Maker maker) {
        this.step = step;
        this.maker = maker;
    }

    @FunctionalInterface
    private interface Maker {
        FakeSystem make(int port, World world, Supplier<Database> databases);
    }

    /** Those that speak HTTP; the others need a broker, an SSH server or a database. */
    public static Set<Seat> overHttp() {
        return EnumSet.range(TAX, HOTLINE);
    }

    /** The word for it in settings, under {@code /control} and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Seat> of(String word) {
        return Arrays.stream(values()).filter(seat -> seat.word().equals(word)).findFirst();
    }

    /** @param first the control port; 0 for any free port */
    FakeSystem open(int first, World world, Supplier<Database> databases) {
        return maker.make(first == 0 ? 0 : first + step, world, databases);
    }
}
