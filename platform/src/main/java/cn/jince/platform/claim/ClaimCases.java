package cn.jince.platform.claim;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a claim is decided on: its item version, the enterprise's dossier, its attachments. */
@Component
public class ClaimCases {
    private final Claims claims;
    private final PolicyItems items;
    private final Dossiers dossiers;
    private final Promises promises;

    public ClaimCases(Claims claims, PolicyItems items, Dossiers dossiers, Promises promises) {
        this.claims = claims;
        this.items = items;
        this.dossiers = dossiers;
        this.promises = promises;
    }

    /** Everything a decision looks at. */
    public record Case(
            Claim claim,
            PolicyItem item,
            Dossier dossier,
            List<Attachment> attachments,
            List<MaterialPromise> promises) {
        /** True for a material that was promised for later and is not there. */
        boolean owes(String material) {
            return promises.stream()
                            .anyMatch(promise -> promise.kind() == MaterialPromise.Kind.LATER
                                    && promise.material().equals(material))
                    && attachments.stream()
                            .noneMatch(attachment -> attachment.material().equals(material));
        }
    }

    /** Empty where there is no such claim; an item or dossier that is gone is a breakdown. */
    public Mono<Case> find(String id) {
        return claims.find(id).flatMap(this::of);
    }

    public Mono<Case> of(Claim claim) {
        Claim.Item item = claim.item();
        return Mono.zip(
                        items.find(item.id(), item.version()),
                        dossiers.find(new CreditCode(claim.enterprise().creditCode())),
                        claims.attachments(claim.id()).collectList(),
                        // Most items take no word for a material: nothing to ask.
                        item.promisable().isEmpty()
                                ? Mono.just(List.<MaterialPromise>of())
                                : promises.of(claim.id()).collectList())
                .map(all -> new Case(claim, all.getT1(), all.getT2(), all.getT3(), all.getT4()))
                .switchIfEmpty(Mono.error(
                        () -> new IllegalStateException("claim " + claim.id() + ": its item or dossier is gone")));
    }
}
