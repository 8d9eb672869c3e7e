package cn.jince.platform.claimfree;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.matching.Audience;
import cn.jince.platform.matching.LiveIndex;
import cn.jince.platform.policy.PolicyItem;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

@Component
class IndexedCandidates implements Candidates {
    private static final int PAGE = 500;
    private final LiveIndex index;
    private final DossierFeed dossiers;

    IndexedCandidates(LiveIndex index, DossierFeed dossiers) {
        this.index = index;
        this.dossiers = dossiers;
    }

    @Override
    public Flux<Dossier> find(PolicyItem item, DivisionCode division, int limit) {
        return index.ask(view -> Audience.reached(item, view).met().toArray())
                .flatMapMany(ordinals -> Flux.fromStream(Arrays.stream(ordinals).boxed()))
                .buffer(PAGE)
                .concatMap(page -> dossiers.numbered(List.copyOf(page)), 1)
                .flatMapIterable(page -> page)
                .map(NumberedDossier::dossier)
                .filter(dossier -> division.covers(dossier.division()))
                .take(limit);
    }
}
