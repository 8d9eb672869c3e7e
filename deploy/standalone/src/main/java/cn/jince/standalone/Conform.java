package cn.jince.standalone;

import cn.jince.adapters.conformance.Certificate;
import cn.jince.adapters.conformance.Finding;
import cn.jince.adapters.conformance.Inputs;
import cn.jince.adapters.conformance.Kit;
import cn.jince.adapters.conformance.Page;
import cn.jince.adapters.conformance.Report;
import cn.jince.adapters.conformance.Target;
import cn.jince.adapters.conformance.Targets;
import cn.jince.adapters.conformance.Tempo;
import cn.jince.adapters.conformance.Verdict;
import cn.jince.adapters.descriptor.BadDescriptor;
import cn.jince.adapters.lifecycle.Badge;
import cn.jince.api.adapters.ConnectorViews.BadgeForm;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code conform SYSTEM [--url URL] [--report DIR] [--with name=value] [--post GATEWAY]}: tests a department's system
 * by its descriptor, writes the report and, where nothing failed, the badges, and hands them in at a running platform.
 * 0 passed, 1 not passed or not taken, 2 a setting is wrong.
 */
final class Conform {
    private final Path usual;
    private final PrintStream out;
    private final Map<String, String> settings;

    Conform(Path directory, PrintStream out, Map<String, String> settings) {
        this.usual = directory.resolve("conform");
        this.out = out;
        this.settings = settings;
    }

    int run(List<String> args) {
        Deque<String> rest = new ArrayDeque<>(args);
        String system = rest.poll();
        if (system == null || system.startsWith("--")) {
            throw new BadSetting("conform needs the name of a system, such as sx.tax");
        }
        String url = null;
        Path directory = usual;
        HandIn handIn = null;
        Map<String, Object> inputs = new HashMap<>();
        while (!rest.isEmpty()) {
            String option = rest.poll();
            switch (option) {
                case "--url" -> url = value(option, rest.poll());
                case "--report" -> directory = Path.of(value(option, rest.poll()));
                case "--with" -> with(inputs, value(option, rest.poll()));
                case "--post" -> handIn = HandIn.at(value(option, rest.poll()), settings);
                default ->
                    throw new BadSetting("unknown option '" + option
                            + "' (expected: --url, --report, --with name=value, --post GATEWAY)");
            }
        }
        return test(target(system, url, new Inputs(inputs)), directory, handIn);
    }

    private int test(Target target, Path directory, @Nullable HandIn handIn) {
        out.println(
                "Testing " + target.system().system() + " at " + target.system().baseUrl() + " ...");
        List<Certificate> certificates = Objects.requireNonNull(Kit.run(target)
                .doOnNext(this::show)
                .map(Certificate::of)
                .collectList()
                .block());
        String key = target.environment().getRequiredProperty("jince.badges.key");
        List<BadgeForm> badges = write(target.system().system(), certificates, directory, key);
        long failed = certificates.stream()
                .mapToLong(each -> each.report().count(Verdict.FAILED))
                .sum();
        out.println("Report: " + directory.resolve(target.system().system() + ".html"));
        boolean passed = badges.size() == certificates.size();
        out.println(
                passed
                        ? "PASSED: " + badges.size() + " badge(s) in " + directory
                        : "NOT PASSED: " + failed + " check(s) failed, " + badges.size() + " of " + certificates.size()
                                + " capabilities got a badge");
        boolean taken = handIn == null || handIn.all(target.system().system(), badges, out);
        return passed && taken ? 0 : 1;
    }

    private void show(Report report) {
        for (Finding finding : report.findings()) {
            out.printf(
                    "%-14s %-40s %6d ms  %s%n", finding.verdict(), finding.id(), finding.millis(), finding.evidence());
        }
    }

    private static List<BadgeForm> write(String system, List<Certificate> certificates, Path directory, String key) {
        List<BadgeForm> badges = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(system + ".html"), Page.of(certificates));
            for (Certificate each : certificates) {
                String name = system + "-" + each.report().capability();
                Files.writeString(directory.resolve(name + ".json"), each.json());
                Path badge = directory.resolve(name + "-badge.json");
                Files.deleteIfExists(badge);
                if (each.report().passed()) {
                    BadgeForm form = form(each.badge(key));
                    Files.writeString(badge, JsonMapper.shared().writeValueAsString(form));
                    badges.add(form);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return badges;
    }

    /** As {@code POST /connectors/{system}/badges} takes it. */
    private static BadgeForm form(Badge badge) {
        return new BadgeForm(
                badge.capability(),
                badge.contractHash(),
                badge.report(),
                badge.issuedAt(),
                badge.expiresAt(),
                badge.signature());
    }

    private static Target target(String system, @Nullable String url, Inputs inputs) {
        try {
            Target target = Targets.of(environment(), system, url, inputs, Tempo.DECLARED, Clock.systemUTC())
                    .orElseThrow(() -> new BadSetting("no descriptor says '" + system + "'"));
            if (!Boolean.TRUE.equals(Targets.reachable(target).block())) {
                throw new BadSetting("nobody answers at " + target.system().baseUrl() + " (" + system + ")");
            }
            return target;
        } catch (BadDescriptor | IllegalArgumentException e) {
            throw new BadSetting(String.valueOf(e.getMessage()));
        }
    }

    private static Environment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("adapters", new ClassPathResource("adapters.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return environment;
    }

    private static void with(Map<String, Object> inputs, String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new BadSetting("--with is '" + pair + "' (expected: name=value)");
        }
        inputs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static String value(String option, @Nullable String word) {
        if (word == null || word.isEmpty()) {
            throw new BadSetting(option + " says nothing");
        }
        return word;
    }
}
