package cn.jince.platform.policy.web;

import cn.jince.api.policy.ClaimGuides;
import cn.jince.api.policy.GuideViews.GuideSection;
import cn.jince.api.policy.GuideViews.GuideView;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.policy.ClaimGuide;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicySummaries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class GuideController implements ClaimGuides {
    private final VisibleItems visible;
    private final PlatformClock clock;

    GuideController(VisibleItems visible, PlatformClock clock) {
        this.visible = visible;
        this.clock = clock;
    }

    @Override
    public Mono<GuideView> guide(String id, @Nullable Integer version) {
        return Caller.current()
                .flatMap(caller -> visible.find(id, version, caller))
                .map(ClaimGuide::of)
                .map(this::view)
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    private GuideView view(ClaimGuide guide) {
        PolicyItem item = guide.item();
        return new GuideView(
                item.id(),
                item.version(),
                item.name(),
                Divisions.shanxi().nameOf(item.division().value()),
                item.authority(),
                PolicySummaries.of(item, clock.today()).state(),
                clock.today(),
                guide.sections().stream()
                        .map(section -> new GuideSection(
                                section.part().name(),
                                section.part().chinese(),
                                section.lines(),
                                section.published(),
                                section.note()))
                        .toList());
    }
}
