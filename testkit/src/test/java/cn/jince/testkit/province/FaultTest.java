package cn.jince.testkit.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jince.testkit.province.Heard.Ending;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every fault really happens, byte by byte; a fault that does nothing fails here. TLS has a test of its own. */
class FaultTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String NAME = "忻州𠀀䶮鿦重工有限公司";
    private static final FakeProvince province = FakeProvince.start(0, Set.of(Seat.TAX, Seat.HRSS), _ -> {});

    @AfterAll
    static void close() {
        province.close();
    }

    @AfterEach
    void all_is_well_again() throws IOException {
        for (FakeSystem system : province.systems()) {
            system.heal();
            system.answersAfter(Duration.ZERO);
            assertThat(ask(system).text()).contains("HTTP/1.1 200", NAME);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.MATCH_NONE, names = "TLS_.*")
    void json_over_http(Fault fault) throws IOException {
        happens(province.tax(), fault);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.MATCH_NONE, names = "TLS_.*")
    void soap_over_http(Fault fault) throws IOException {
        happens(province.hrss(), fault);
    }

    @Test
    void a_fault_asked_for_twice_happens_twice() throws IOException {
        province.tax().fail(Fault.EMPTY, 2);

        assertThat(ask(province.tax()).bytes()).isEmpty();
        assertThat(ask(province.tax()).bytes()).isEmpty();
        assertThat(ask(province.tax()).text()).contains("0000");
    }

    @Test
    void who_refuses_also_ends_the_connections_that_were_open() throws IOException {
        try (Socket kept =
                new Socket(InetAddress.getLoopbackAddress(), province.tax().port())) {
            String open = Asking.tax(World.RARE_NAME).replace("Connection: close\r\n", "");
            assertThat(Heard.of(kept, open).ending()).isEqualTo(Ending.QUIET);
            province.tax().fail(Fault.REFUSE);

            assertThat(Heard.of(kept, "").ending()).isEqualTo(Ending.CLOSED);
        }
    }

    private static void happens(FakeSystem system, Fault fault) throws IOException {
        system.fail(fault, Integer.MAX_VALUE, fault == Fault.DRIP ? Duration.ofMillis(1) : HOUR);
        if (fault == Fault.REFUSE) {
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> ask(system));
            return;
        }
        int before = system.calls();
        Heard heard = ask(system);
        assertThat(system.calls()).isEqualTo(before + 1);
        happened(system, fault, heard);
    }

    private static void happened(FakeSystem system, Fault fault, Heard heard) throws IOException {
        switch (fault) {
            case NONE -> assertThat(heard.text()).contains("HTTP/1.1 200", NAME);
            case SLOW, HANG -> {
                assertThat(heard.bytes()).isEmpty();
                assertThat(heard.ending()).isEqualTo(Ending.QUIET);
            }
            case SERVER_ERROR ->
                assertThat(heard.text()).startsWith("HTTP/1.1 500").contains("NullPointerException");
            case DRIP -> assertThat(heard.text().split("\r\n1\r\n", -1)).hasSizeGreaterThan(50);
            case HEADER_DRIP -> {
                assertThat(heard.text()).isEqualTo("H");
                assertThat(heard.ending()).isEqualTo(Ending.QUIET);
            }
            case GARBAGE -> assertThat(heard.text()).startsWith("HTTP/1.1 200").contains("text/html", "系统维护中");
            case NO_HTTP -> {
                assertThat(heard.text()).isNotEmpty().doesNotContain("HTTP/");
                assertThat(heard.ending()).isEqualTo(Ending.CLOSED);
            }
            case WRONG_SHAPE -> assertThat(heard.body(StandardCharsets.UTF_8)).containsAnyOf("[]", "pingResponse");
            case DUPLICATES ->
                assertThat(heard.body(StandardCharsets.UTF_8))
                        .containsPattern("(\"code\":.*\"code\":)|(<si:jgdm>0</si:jgdm><si:jgdm>)");
            case TWO_LENGTHS ->
                assertThat(Integer.parseInt(heard.header("Content-Length", 0)))
                        .isEqualTo(Integer.parseInt(heard.header("Content-Length", 1)) + 1);
            case LENGTH_AND_CHUNKS -> {
                assertThat(heard.header("Content-Length", 0)).isNotEmpty();
                assertThat(heard.header("Transfer-Encoding", 0)).isEqualTo("chunked");
            }
            case LONG_HEADER -> assertThat(heard.head()).hasSizeGreaterThan(200 * 1024);
            case DOCTYPE -> assertThat(heard.text()).contains("<!DOCTYPE a [<!ENTITY e SYSTEM");
            case CUT, RESET -> {
                assertThat(heard.ending()).isEqualTo(fault == Fault.CUT ? Ending.CLOSED : Ending.RESET);
                if (fault == Fault.CUT) {
                    assertThat(heard.body())
                            .isNotEmpty()
                            .hasSizeLessThan(Integer.parseInt(heard.header("Content-Length", 0)));
                }
            }
            case CUT_CHUNK -> {
                String[] chunk = heard.body(StandardCharsets.UTF_8).split("\r\n", 2);
                assertThat(chunk[1].getBytes(StandardCharsets.UTF_8))
                        .hasSizeBetween(1, Integer.parseInt(chunk[0], 16) - 1);
                assertThat(heard.ending()).isEqualTo(Ending.CLOSED);
            }
            case EMPTY, LOSE_REPLY -> {
                assertThat(heard.bytes()).isEmpty();
                assertThat(heard.ending()).isEqualTo(Ending.CLOSED);
            }
            case ERROR_IN_200 ->
                assertThat(heard.text()).startsWith("HTTP/1.1 200").contains("系统异常");
            case HUGE -> {
                assertThat(heard.header("Content-Length", 0)).isEqualTo("536870912");
                assertThat(heard.ending()).isEqualTo(Ending.ENOUGH);
            }
            case ENDLESS -> {
                assertThat(heard.header("Transfer-Encoding", 0)).isEqualTo("chunked");
                assertThat(heard.ending()).isEqualTo(Ending.ENOUGH);
            }
            case GB18030 -> {
                assertThat(heard.header("Content-Type", 0)).endsWith("GB18030");
                assertThat(heard.body(Charset.forName("GB18030"))).contains(NAME);
            }
            case UTF16 -> assertThat(heard.body()).startsWith(0xFE, 0xFF);
            case BOM -> assertThat(heard.body()).startsWith(0xEF, 0xBB, 0xBF);
            case LYING_CHARSET -> {
                assertThat(heard.header("Content-Type", 0)).endsWith("UTF-8");
                assertThatExceptionOfType(CharacterCodingException.class)
                        .isThrownBy(() -> heard.body(StandardCharsets.UTF_8));
            }
            case SKEWED_CLOCK -> assertThat(heard.text()).contains("时间戳超出允许范围");
            case NONCE_SEEN -> assertThat(heard.text()).contains("随机数重复");
            case FLAPPING -> {
                assertThat(heard.bytes()).isEmpty();
                assertThat(ask(system).text()).contains("HTTP/1.1 200");
            }
            case REFUSE, TLS_SELF_SIGNED, TLS_EXPIRED, TLS_WRONG_HOST, TLS_CUT ->
                throw new IllegalStateException("not seen in what was heard");
        }
    }

    private static Heard ask(FakeSystem system) throws IOException {
        return Heard.of(
                system.port(), system == province.tax() ? Asking.tax(World.RARE_NAME) : Asking.hrss(World.RARE_NAME));
    }
}
