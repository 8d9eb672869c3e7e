package cn.jince.platform.claim;

import cn.jince.api.reply.Provenance;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field of a claim's form. @param editable false where a source supplied the value: it is corrected at the source
 */
public record FormLine(
        String key,
        String label,
        String kind,
        boolean required,
        boolean editable,
        @Nullable JsonNode value,
        @Nullable String unit,
        @Nullable Provenance provenance,
        @Nullable String hint) {}
