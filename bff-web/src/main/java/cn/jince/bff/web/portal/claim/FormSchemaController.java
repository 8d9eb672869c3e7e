package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.FormSchemas;
import cn.jince.api.claim.FormSchemas.FormSchemaView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The form of an item as JSON Schema, for everybody. */
@RestController
class FormSchemaController {
    private final FormSchemas schemas;

    FormSchemaController(FormSchemas schemas) {
        this.schemas = schemas;
    }

    @GetMapping("/api/w/form-schemas/{itemId}")
    Mono<FormSchemaView> schema(@PathVariable String itemId, @RequestParam String division) {
        return schemas.schema(itemId, division);
    }
}
