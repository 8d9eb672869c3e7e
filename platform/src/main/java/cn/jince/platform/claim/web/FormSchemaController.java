package cn.jince.platform.claim.web;

import cn.jince.api.claim.FormSchemas;
import cn.jince.platform.claim.ClaimForms;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.FormSchema;
import cn.jince.platform.claim.StartClaim;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.local.LocalAdditions;
import cn.jince.platform.local.LocalRules;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class FormSchemaController implements FormSchemas {
    private final PolicyItems items;
    private final LocalAdditions local;

    FormSchemaController(PolicyItems items, LocalAdditions local) {
        this.items = items;
        this.local = local;
    }

    @Override
    public Mono<FormSchemaView> schema(String itemId, String division) {
        if (!Divisions.shanxi().exists(division)) {
            return Mono.error(ClaimProblems.say(new ClaimRefusal.NotFound(division)));
        }
        return items.findPublished(itemId)
                .zipWith(local.of(itemId, new DivisionCode(division)))
                .map(both -> view(both.getT1(), both.getT2()))
                .switchIfEmpty(Mono.error(() -> ClaimProblems.say(new ClaimRefusal.NotFound(itemId))));
    }

    private static FormSchemaView view(PolicyItem item, LocalRules rules) {
        String version = rules.version(item.version());
        return new FormSchemaView(
                item.id(),
                item.version(),
                version,
                FormSchema.of(
                        ClaimForms.schemaId(item.id(), version),
                        ClaimForms.attributes(item.eligibility()),
                        rules.fields(),
                        ClaimForms.alwaysAsked(rules.fields())),
                StartClaim.materials(item, rules),
                rules.noticeText());
    }
}
