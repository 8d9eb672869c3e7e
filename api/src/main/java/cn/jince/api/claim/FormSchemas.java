package cn.jince.api.claim;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Forms as JSON Schema, so that other systems can fill them. */
public interface FormSchemas {

    /** Public: the form of an item's newest published version as enterprises of that division are asked. */
    @GetExchange("/form-schemas/{itemId}")
    Mono<FormSchemaView> schema(@PathVariable String itemId, @RequestParam String division);

    /**
     * @param version of the item and of each level's additions; any of them makes it another
     * @param schema JSON Schema 2020-12; {@code x-source} names the department that knows a field, {@code x-added-by}
     *     the division that added it
     */
    record FormSchemaView(
            String itemId,
            int itemVersion,
            String version,
            JsonNode schema,
            List<String> materials,
            String noticeText) {}
}
