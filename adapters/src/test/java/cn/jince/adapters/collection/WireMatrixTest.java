package cn.jince.adapters.collection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.FakeSystem;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.province.Seat;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The systems of the province that speak no HTTP, collected by their shipped descriptors, meet every fault their wire
 * can have. Each cell: the department changes something, the pass ends in time, nothing wrong is kept, and when the
 * wire is whole again everything is there, once.
 */
class WireMatrixTest {
    private static final List<String> CODES =
            List.of("91140105MAJC00213F", "91140171MAJC00221W", "91140406MAJC00264M", "91140902MAJC00010Q");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Map<String, Map<Fault, List<String>>> wrong = new LinkedHashMap<>();

    /** One system, how it is changed, and what shows the change. */
    private record Row(FakeSystem fake, Harvest harvest, String attribute, IntConsumer change) {

        static Row of(FakeSystem fake, String attribute, IntConsumer change) {
            return new Row(
                    fake,
                    new Harvest("classpath:systems/sx." + fake.name() + ".yaml", fake.settings()),
                    attribute,
                    change);
        }

        /** How many rows ever said it. */
        long said(int n) {
            return harvest.platform.rows.stream()
                    .filter(form -> String.valueOf(form.facts().get(attribute)).contains(word(n)))
                    .count();
        }
    }

    private static String word(int n) {
        return "第" + n + "次𠀀";
    }

    @BeforeAll
    static void run() {
        Set<Seat> seats = EnumSet.complementOf(EnumSet.copyOf(Seat.overHttp()));
        try (FakeProvince province = FakeProvince.start(0, seats, _ -> {})) {
            List<Row> rows = List.of(
                    Row.of(province.industryFront(), "qualification", n -> titles(province, n)),
                    Row.of(province.finance(), "listing_market", n -> file(province, n)),
                    Row.of(province.creditMessages(), "credit_flag", n -> messages(province, n)));
            for (Row row : rows) {
                Map<Fault, List<String>> cells = new EnumMap<>(Fault.class);
                wrong.put(row.fake.name(), cells);
                try (Harvest _ = row.harvest) {
                    int n = 0;
                    for (Fault fault : Fault.values()) {
                        if (row.fake.faults().contains(fault)) {
                            cells.put(fault, cell(row, fault, n++));
                        }
                    }
                }
            }
        }
    }

    private static void titles(FakeProvince province, int n) {
        for (String code : CODES) {
            var facts = JsonMapper.shared().createObjectNode();
            facts.putArray("qualification").add(word(n));
            LocalDate day = DAY.plusDays(n);
            province.industryFront().put(code, facts, day, day.atTime(9, 0));
        }
    }

    private static void file(FakeProvince province, int n) {
        LocalDate day = DAY.plusDays(n);
        province.finance()
                .put(
                        day,
                        CODES.stream()
                                .map(code -> code + ",某企业," + word(n) + ",挂牌," + day)
                                .toList());
    }

    private static void messages(FakeProvince province, int n) {
        CODES.forEach(code -> province.creditMessages().tell("m" + n + code, code, word(n), DAY.plusDays(n)));
    }

    private static List<String> cell(Row row, Fault fault, int n) {
        List<String> wrong = new ArrayList<>();
        row.change.accept(n);
        int before = row.harvest.platform.rows.size();
        if (fault != Fault.NONE) {
            row.fake.fail(fault, Integer.MAX_VALUE, fault == Fault.DRIP ? Duration.ofMillis(200) : Duration.ofHours(1));
            long began = System.nanoTime();
            JobState state = row.harvest.turn();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            require(wrong, state.error() != null && !state.error().isBlank(), "passed for a whole pass");
            require(wrong, row.harvest.platform.rows.size() == before, "rows were kept");
            require(wrong, took.compareTo(LONGEST) < 0, "took " + took);
            row.fake.heal();
        }
        for (int i = 0; i < 8 && row.said(n) < CODES.size(); i++) {
            row.harvest.turn();
        }
        JobState last = row.harvest.turn();
        require(wrong, last.error() == null, "did not heal: " + last.error());
        require(wrong, row.said(n) == CODES.size(), row.said(n) + " rows for " + CODES.size());
        long aside = row.harvest.count("SELECT count(*) FROM collection_quarantine");
        require(wrong, aside == 0, aside + " rows were put aside");
        return wrong;
    }

    private static void require(List<String> wrong, boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }

    static Stream<Arguments> cells() {
        return wrong.entrySet().stream()
                .flatMap(system ->
                        system.getValue().keySet().stream().map(fault -> Arguments.of(fault, system.getKey())));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("cells")
    void nothing_wrong_is_kept_and_everything_comes_once(Fault fault, String system) {
        assertThat(wrong.get(system).get(fault)).isEmpty();
    }

    @Test
    void no_wire_is_left_out_and_each_meets_the_faults_it_can_have() {
        assertThat(wrong.keySet()).containsExactly("industry-front", "finance", "credit-messages");
        assertThat(wrong.values())
                .allSatisfy(cells -> assertThat(cells.keySet())
                        .contains(
                                Fault.REFUSE,
                                Fault.HANG,
                                Fault.SLOW,
                                Fault.DRIP,
                                Fault.CUT,
                                Fault.EMPTY,
                                Fault.RESET,
                                Fault.NO_HTTP));
    }

    @AfterAll
    static void forget() {
        wrong.clear();
    }
}
