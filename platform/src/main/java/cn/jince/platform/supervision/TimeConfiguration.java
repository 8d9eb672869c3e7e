package cn.jince.platform.supervision;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The platform's clock and calendar. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    PlatformClock platformClock() {
        return new PlatformClock(Clock.systemUTC());
    }

    @Bean
    WorkingCalendar workingCalendar(JsonMapper json) {
        try (InputStream in = new ClassPathResource("data/holidays.json").getInputStream()) {
            Notices notices = json.readerFor(Notices.class)
                    .without(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(in);
            return new WorkingCalendar(notices.years().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, entry -> entry.getValue().toYear())));
        } catch (IOException e) {
            throw new UncheckedIOException("data/holidays.json cannot be read", e);
        }
    }

    record Notices(Map<Integer, NoticeOfYear> years) {}

    record NoticeOfYear(Map<LocalDate, String> off, Map<LocalDate, String> work) {
        WorkingCalendar.Year toYear() {
            return new WorkingCalendar.Year(off.keySet(), work.keySet());
        }
    }
}
