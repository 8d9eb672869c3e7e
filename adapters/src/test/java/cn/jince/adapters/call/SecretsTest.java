package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What may stand in a log, whatever its level. */
class SecretsTest {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level before = ROOT.getLevel();

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
        ROOT.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        ROOT.setLevel(before);
        ROOT.detachAppender(log);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"NONE", "SERVER_ERROR", "GARBAGE", "ERROR_IN_200", "CUT", "REFUSE", "DOCTYPE"})
    void no_secret_is_ever_logged_and_nothing_they_say_above_debug(Fault fault) {
        try (Province province = new Province()) {
            province.fake.tax().fail(fault);
            province.fake.hrss().fail(fault);
            province.fake.treasury().fail(fault);

            Reply<?> tax = province.ask("tax.standing");
            Reply<?> hrss = province.ask("hrss.social-insurance", Province.ENTERPRISE, Duration.ofSeconds(8));
            CommandReply order = province.order("intent-0001", 500);

            assertThat(tax.toString() + hrss + order)
                    .doesNotContain("secret-for-development", "com.vendor", "NullPointer", "统一登录", "系统异常");
        }
        assertThat(log.list).as("the log was listened to").isNotEmpty();
        assertThat(texts(Level.TRACE)).noneMatch(text -> text.contains("secret-for-development"));
        assertThat(texts(Level.INFO))
                .noneMatch(text -> text.contains("com.vendor")
                        || text.contains("统一登录")
                        || text.contains("系统异常")
                        || text.contains(Province.ENTERPRISE)
                        || text.contains("6222000011110001"));
    }

    @Test
    void a_secret_in_a_log_would_be_found() {
        LoggerFactory.getLogger("planted").trace("signing with tax-{}", "secret-for-development");

        assertThat(texts(Level.TRACE)).anyMatch(text -> text.contains("tax-secret-for-development"));
    }

    private List<String> texts(Level least) {
        return List.copyOf(log.list).stream()
                // the fixture reads the shipped settings as YAML; at this level Spring tells the whole document
                .filter(event -> !event.getLoggerName().contains(".YamlPropert"))
                .filter(event -> event.getLevel().isGreaterOrEqual(least))
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }
}
