package cn.jince.platform.bundle;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.kernel.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a bundle for who may prepare for its enterprise. */
@Component
class BundleAccess {
    private final Bundles bundles;

    BundleAccess(Bundles bundles) {
        this.bundles = bundles;
    }

    Mono<Outcome<Bundle, BundleRefusal>> find(Caller caller, String id) {
        return bundles.find(id)
                .filter(bundle -> caller.actsFor(bundle.creditCode()))
                .<Outcome<Bundle, BundleRefusal>>map(Outcome::done)
                .defaultIfEmpty(of(new ClaimRefusal.NotFound(id)))
                .map(found -> found.then(bundle -> caller.prepares(bundle.creditCode())
                        ? Outcome.done(bundle)
                        : of(new ClaimRefusal.NotAllowed("只有企业的经办人或法定代表人可以申报。"))));
    }

    Mono<Outcome<Bundle, BundleRefusal>> find(Caller caller, String id, @Nullable Integer version) {
        return find(caller, id)
                .map(found -> found.then(bundle -> {
                    if (version == null) {
                        return of(new ClaimRefusal.VersionRequired());
                    }
                    return version == bundle.version()
                            ? Outcome.done(bundle)
                            : of(new ClaimRefusal.Stale(bundle.version()));
                }));
    }

    /** The next version, or what came before it. */
    Mono<Outcome<Bundle, BundleRefusal>> save(Bundle next) {
        return bundles.save(next)
                .flatMap(saved -> saved
                        ? Mono.just(Outcome.done(next))
                        : bundles.find(next.id()).map(now -> of(new ClaimRefusal.Stale(now.version()))));
    }

    static Outcome<Bundle, BundleRefusal> of(ClaimRefusal refusal) {
        return Outcome.refused(new BundleRefusal.OfClaim(refusal));
    }
}
