package cn.jince.adapters.descriptor;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A descriptor with something changed; for the conformance kit, which stands between us and a system. */
public final class Altered {
    // what a descriptor does not say must not come back as a null node
    private static final JsonMapper MAPPER = DescriptorJson.MAPPER
            .rebuild()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** @param change of the descriptor's tree, as its file would say it */
    public static SystemDescriptor of(SystemDescriptor system, Consumer<ObjectNode> change) {
        ObjectNode tree = MAPPER.valueToTree(system);
        change.accept(tree);
        return MAPPER.treeToValue(tree, SystemDescriptor.class);
    }

    private Altered() {}
}
