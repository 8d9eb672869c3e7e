package cn.jince.platform.bundle;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.AttachMaterial;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.Defect;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps what is typed once, and hands a file to every claim that asks for it. */
@UseCase
public class FillBundle {
    private final BundleAccess access;
    private final Claims claims;
    private final AttachMaterial attaching;

    FillBundle(BundleAccess access, Claims claims, AttachMaterial attaching) {
        this.access = access;
        this.claims = claims;
        this.attaching = attaching;
    }

    public Mono<Outcome<Bundle, BundleRefusal>> find(Caller caller, String id) {
        return access.find(caller, id);
    }

    public Mono<Outcome<Bundle, BundleRefusal>> save(
            Caller caller, String id, @Nullable Integer version, Claim.Form typed) {
        return access.find(caller, id, version).flatMap(found -> switch (found) {
            case Outcome.Done<Bundle, BundleRefusal>(Bundle bundle) -> access.save(bundle.with(typed));
            case Outcome.Refused<Bundle, BundleRefusal> refused -> Mono.just(refused);
        });
    }

    /** Names of the items it was kept for; refused where none of them asks for it, or none may be changed. */
    public Mono<Outcome<List<String>, BundleRefusal>> attach(
            Caller caller, String id, String material, String fileName, byte[] content) {
        return access.find(caller, id).flatMap(found -> switch (found) {
            case Outcome.Done<Bundle, BundleRefusal>(Bundle bundle) ->
                drafts(bundle)
                        .filter(claim -> claim.item().materials().contains(material))
                        .concatMap(claim -> attaching
                                .attach(caller, claim.id(), material, fileName, content)
                                .map(kept -> kept.map(_ -> claim.item().name())))
                        .collectList()
                        .map(kept -> names(kept, material));
            case Outcome.Refused<Bundle, BundleRefusal>(BundleRefusal refusal) ->
                Mono.just(Outcome.<List<String>, BundleRefusal>refused(refusal));
        });
    }

    private Flux<Claim> drafts(Bundle bundle) {
        List<String> ids = new ArrayList<>();
        bundle.entries().forEach(entry -> {
            if (entry.claimId() != null) {
                ids.add(entry.claimId());
            }
        });
        return claims.ofEnterprise(bundle.creditCode()).filter(claim -> ids.contains(claim.id()));
    }

    private static Outcome<List<String>, BundleRefusal> names(
            List<Outcome<String, ClaimRefusal>> kept, String material) {
        List<String> names = new ArrayList<>();
        ClaimRefusal why = new ClaimRefusal.FormIncomplete(List.of(new Defect(material, "所选事项都不需要这份材料。")));
        for (Outcome<String, ClaimRefusal> one : kept) {
            switch (one) {
                case Outcome.Done<String, ClaimRefusal>(String name) -> names.add(name);
                case Outcome.Refused<String, ClaimRefusal>(ClaimRefusal refusal) -> why = refusal;
            }
        }
        return names.isEmpty() ? Outcome.refused(new BundleRefusal.OfClaim(why)) : Outcome.done(List.copyOf(names));
    }
}
