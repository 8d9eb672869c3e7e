package cn.jince.bff.mobile.demo;

import cn.jince.bff.mobile.Background;
import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.consent.Consents;
import cn.jince.bff.mobile.device.Device;
import cn.jince.bff.mobile.device.DevicePlatform;
import cn.jince.bff.mobile.device.Devices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers phones and consents of the demonstration's persons, once; what is there already stays. */
@Component
class SeedDemoPhones {
    private final MobileSettings settings;
    /** A plain name is a class path resource; {@code file:} names a file. */
    private final ResourceLoader resources = new DefaultResourceLoader();

    private final JsonMapper json;
    private final Devices devices;
    private final Consents consents;
    private final Background background;
    private final Clock clock;

    SeedDemoPhones(
            MobileSettings settings,
            JsonMapper json,
            Devices devices,
            Consents consents,
            Background background,
            Clock clock) {
        this.settings = settings;
        this.json = json;
        this.devices = devices;
        this.consents = consents;
        this.background = background;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!settings.demoWorld().isBlank()) {
            background.start("seeding phones", seed());
        }
    }

    Mono<Void> seed() {
        Instant now = clock.instant();
        return Flux.fromIterable(read().path("persons"))
                .concatMap(person -> seedDevice(person, now).then(seedConsents(person, now)))
                .then();
    }

    private Mono<Void> seedDevice(JsonNode person, Instant now) {
        JsonNode device = person.path("device");
        if (!device.isObject()) {
            return Mono.empty();
        }
        DevicePlatform platform = DevicePlatform.valueOf(device.path("platform").asString());
        return devices.seed(
                new Device(
                        person.path("id").asString(),
                        platform,
                        device.path("token").asString()),
                now);
    }

    private Mono<Void> seedConsents(JsonNode person, Instant now) {
        String openId = person.path("openId").asString("");
        int count = person.path("wechatConsents").asInt(0);
        if (openId.isEmpty() || count == 0) {
            return Mono.empty();
        }
        return Flux.fromArray(ConsentTemplate.values())
                .concatMap(template -> consents.seed(openId, template, count, now))
                .then();
    }

    private JsonNode read() {
        try (InputStream in = resources.getResource(settings.demoWorld()).getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("jince.mobile.demo-world cannot be read: " + settings.demoWorld(), e);
        }
    }
}
