package cn.jince.platform.policy.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.policy.AwardStandard;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.ClaimMode;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.policy.PolicyItem.Target;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Versions to rows and back. */
@Component
class ItemRows {
    private final JsonMapper json;
    private final PolicyReader reader = new PolicyReader();

    ItemRows(JsonMapper json) {
        this.json = json;
    }

    PolicyItem toItem(Readable row) {
        Columns columns = new Columns(row);
        ItemContent content = json.readValue(columns.text("content"), ItemContent.class);
        AwardStandard award = reader.award(published(content, "benefit"));
        return new PolicyItem(
                columns.text("id"),
                columns.integer("version"),
                columns.text("name"),
                columns.text("level"),
                new DivisionCode(columns.text("division")),
                columns.text("type"),
                Target.valueOf(columns.text("target")),
                columns.text("authority"),
                ClaimMode.valueOf(columns.text("mode")),
                ItemState.valueOf(columns.text("state")),
                content.basis(),
                Conditions.read("", content.eligibility()),
                award,
                reader.stacking(published(content, "stacking"), award, columns.text("id")),
                content.materials(),
                content.process(),
                content.notice(),
                columns.dayOrNull("valid_from"),
                columns.dayOrNull("valid_to"),
                content.phone(),
                content.sources(),
                content.notes(),
                content.cases(),
                columns.textOrNull("drafted_by"),
                columns.textOrNull("approved_by"),
                columns.instantOrNull("published_at"),
                content.published());
    }

    private JsonNode published(ItemContent content, String member) {
        return json.valueToTree(content.published().getOrDefault(member, Map.of()));
    }

    String toContent(PolicyItem item) {
        return json.writeValueAsString(new ItemContent(
                item.basis(),
                Conditions.view(item.eligibility()),
                item.materials(),
                item.process(),
                item.notice(),
                item.phone(),
                item.sources(),
                item.notes(),
                item.cases(),
                item.published()));
    }

    /** What a search looks through. */
    static String searchText(PolicyItem item) {
        StringBuilder text = new StringBuilder(item.name())
                .append(' ')
                .append(item.authority())
                .append(' ')
                .append(item.type());
        item.basis()
                .forEach(basis ->
                        text.append(' ').append(basis.name()).append(' ').append(basis.number()));
        return text.toString();
    }
}
