package cn.jince.adapters.shadow;

import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What the platform's dossier knows of an enterprise already: attribute to value. */
@FunctionalInterface
public interface KnownFacts {
    Mono<Map<String, JsonNode>> of(String creditCode);
}
