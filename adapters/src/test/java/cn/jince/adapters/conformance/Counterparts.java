package cn.jince.adapters.conformance;

import cn.jince.testkit.province.FakeProvince;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The fake province as targets of the kit. */
final class Counterparts implements AutoCloseable {
    final FakeProvince province = FakeProvince.start();

    Counterparts() {
        province.city().heal();
        province.hrss().answersAfter(Duration.ZERO);
    }

    Target target(String system) {
        return target(system, null);
    }

    Target target(String system, @Nullable String url) {
        return target(system, "classpath:systems/*.yaml", Map.of(), url);
    }

    Target target(String system, String descriptors, Map<String, String> more, @Nullable String url) {
        Map<String, String> settings = new HashMap<>(province.settings());
        settings.putAll(more);
        return described(system, descriptors, settings, url);
    }

    /** By its descriptor, wherever it is. */
    static Target described(String system, String descriptors, Map<String, String> settings, @Nullable String url) {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("jince.adapters.descriptors", descriptors);
        environment.getPropertySources().addFirst(new MapPropertySource("fake", properties));
        try {
            new YamlPropertySourceLoader()
                    .load("adapters", new ClassPathResource("adapters.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Targets.of(environment, system, url, new Inputs(Map.of()), Tempo.BRISK, Clock.systemUTC())
                .orElseThrow();
    }

    static List<Report> run(Target target) {
        return Objects.requireNonNull(Kit.run(target).collectList().block(Duration.ofMinutes(5)));
    }

    static List<String> failed(Report report) {
        return report.findings().stream()
                .filter(each -> each.verdict() == Verdict.FAILED)
                .map(each -> each.id() + ": " + each.evidence())
                .toList();
    }

    @Override
    public void close() {
        province.close();
    }
}
