package cn.jince.adapters.signing;

import cn.jince.adapters.call.Letters;
import cn.jince.adapters.descriptor.SystemDescriptor.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A golden vector: {@code src/test/resources/signing/*.yaml}. */
record Vector(
        @Nullable String name,
        Signing signing,
        @Nullable String charset,
        String secret,
        String now,
        String nonce,
        Map<String, String> parameters,
        @Nullable String body,
        Map<String, String> fields) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    static List<Vector> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:signing/*.yaml"))
                    .map(Vector::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector read(Resource file) {
        try {
            Map<String, Object> tree = new Yaml(
                            new SafeConstructor(new LoaderOptions()),
                            new Representer(new org.yaml.snakeyaml.DumperOptions()),
                            new org.yaml.snakeyaml.DumperOptions(),
                            new TextsOnly())
                    .load(file.getContentAsString(StandardCharsets.UTF_8));
            tree.put("name", file.getFilename());
            return JSON.convertValue(tree, Vector.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Signer signer(String secret) {
        return Signer.of(signing, Letters.charset(charset), secret, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    Verifier verifier(Nonces nonces, Duration late) {
        Clock clock = Clock.fixed(Instant.parse(now).plus(late), ZoneOffset.UTC);
        return Verifier.of("sx.test", signing, Letters.charset(charset), secret, nonces, clock);
    }

    Message message() {
        return new Message(
                "GET", "/", parameters, Map.of(), body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return String.valueOf(name);
    }

    /** Leaves dates and numbers the texts they are. */
    private static final class TextsOnly extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        }
    }
}
