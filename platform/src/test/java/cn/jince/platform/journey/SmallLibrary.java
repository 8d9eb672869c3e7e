package cn.jince.platform.journey;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.AwardStandard;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.policy.Stacking;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Items and dossiers in memory, so that these journeys depend on claims alone. */
@TestConfiguration
class SmallLibrary {
    static final Attribute REVENUE = new Attribute(
            "main_business_revenue", "主营业务收入", Attribute.Kind.NUMBER, "万元", Attribute.Origin.PROFILE, "sx.tax", "税务局");
    static final Attribute PROMISE = new Attribute(
            "promise_years", "承诺在规年限", Attribute.Kind.NUMBER, "年", Attribute.Origin.DECLARED, "declared", "企业");
    static final Map<String, PolicyItem> ITEMS = new ConcurrentHashMap<>();
    static final Map<String, Dossier> DOSSIERS = new ConcurrentHashMap<>();

    /** What the index would find. */
    static final List<Dossier> CANDIDATES = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Bean
    @Primary
    cn.jince.platform.claimfree.Candidates smallCandidates() {
        return (_, division, limit) -> Flux.fromIterable(CANDIDATES)
                .filter(dossier -> division.covers(dossier.division()))
                .take(limit);
    }

    static PolicyItem item(String id, PolicyItem.ClaimMode mode, Map<String, Object> published) {
        return item(id, mode, Stacking.FREE, "140900", published);
    }

    static PolicyItem item(
            String id, PolicyItem.ClaimMode mode, Stacking stacking, String division, Map<String, Object> published) {
        return item(id, division, mode, PolicyItem.ItemState.PUBLISHED, stacking, published);
    }

    static PolicyItem item(
            String id,
            String division,
            PolicyItem.ClaimMode mode,
            PolicyItem.ItemState state,
            Stacking stacking,
            Map<String, Object> published) {
        Eligibility eligibility = new Eligibility.All(List.of(
                new Eligibility.Compare(
                        REVENUE,
                        Eligibility.Op.GE,
                        List.of(new FactValue.Number(BigDecimal.valueOf(2000))),
                        "主营业务收入不低于 2000 万元"),
                new Eligibility.Compare(
                        PROMISE, Eligibility.Op.GE, List.of(new FactValue.Number(BigDecimal.valueOf(3))), "承诺三年在规")));
        Eligibility revenueOnly = ((Eligibility.All) eligibility).of().getFirst();
        PolicyItem item = new PolicyItem(
                id,
                1,
                "小升规市级配套奖励",
                "市",
                new DivisionCode(division),
                "奖励",
                PolicyItem.Target.ENTERPRISE,
                "忻州市工业和信息化局",
                mode,
                state,
                List.of(),
                mode == PolicyItem.ClaimMode.REVIEWED ? eligibility : revenueOnly,
                new AwardStandard.Fixed(new Fen(10_000_000), "定额 10 万元/户"),
                stacking,
                List.of(),
                List.of(),
                new PolicyItem.NoticePeriod(5, true),
                null,
                null,
                "0350-0000000",
                List.of(),
                "",
                List.of(),
                "xz-draft",
                "xz-approve",
                Instant.EPOCH,
                published);
        ITEMS.put(id, item);
        return item;
    }

    /** @param revenue null where the tax system has not said */
    static Dossier enterprise(int n, @Nullable Integer revenue) {
        CreditCode code = CreditCode.complete("91140902MATET9%03d".formatted(n));
        Provenance tax =
                new Provenance("sx.tax", "税务局", LocalDate.parse("2026-10-31"), Instant.now(), Freshness.LIVE, "1");
        Map<String, Fact> facts = revenue == null
                ? Map.of()
                : Map.of(REVENUE.key(), new Fact.Known(new FactValue.Number(BigDecimal.valueOf(revenue)), tax));
        Dossier dossier = new Dossier(code, "忻州测试" + n + "号有限公司", new DivisionCode("140902"), facts);
        DOSSIERS.put(code.value(), dossier);
        return dossier;
    }

    static Dossier named(Dossier like, String name) {
        Dossier dossier = new Dossier(like.code(), name, like.division(), like.facts());
        DOSSIERS.put(like.code().value(), dossier);
        return dossier;
    }

    @Bean
    @Primary
    PolicyItems smallItems() {
        return new PolicyItems() {
            @Override
            public Mono<PolicyItem> findPublished(String id) {
                return Mono.justOrEmpty(ITEMS.get(id));
            }

            @Override
            public Mono<PolicyItem> find(String id, int version) {
                return Mono.justOrEmpty(ITEMS.get(id));
            }

            @Override
            public Mono<PolicyItem> findNewest(String id) {
                return Mono.justOrEmpty(ITEMS.get(id));
            }

            @Override
            public Flux<PolicyItem> published() {
                return Flux.fromIterable(ITEMS.values());
            }

            @Override
            public Flux<PolicyItem> inForce(LocalDate day) {
                return Flux.fromIterable(ITEMS.values());
            }
        };
    }

    @Bean
    @Primary
    Dossiers smallDossiers() {
        return code -> Mono.justOrEmpty(DOSSIERS.get(code.value()));
    }
}
