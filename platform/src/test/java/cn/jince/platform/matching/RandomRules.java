package cn.jince.platform.matching;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Eligibility.Op;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Enterprises and rules at random, of every kind of attribute and question, with much unknown and some absent. */
final class RandomRules {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Provenance FROM = new Provenance("sx.test", "测试", TODAY, Instant.EPOCH, Freshness.SNAPSHOT, null);
    private static final Attribute REVENUE = attribute("main_business_revenue");
    private static final Attribute GROWTH = attribute("revenue_growth");
    private static final Attribute STATUS = attribute("stat_status");
    private static final Attribute QUALIFICATION = attribute("qualification");
    private static final Attribute REGION = attribute("region_code");
    private static final Attribute INDUSTRY = attribute("industry_code");
    private static final Attribute REGISTERED = attribute("registered_on");
    private static final Attribute YEARS = attribute("years_since_registration");
    private static final Attribute LOW_PROFIT = attribute("small_low_profit");
    private static final Attribute DECLARED = attribute("in_reserve_pool");

    private static Attribute attribute(String key) {
        return Attributes.standard().require(key);
    }

    private RandomRules() {}

    static Facts of(Map<String, Fact> facts) {
        Fact unknown = new Fact.Unknown(new Fact.Why.NotCollected());
        return attribute -> facts.getOrDefault(attribute.key(), unknown);
    }

    static Map<String, Fact> facts(Random random) {
        Map<String, Fact> facts = new HashMap<>();
        put(facts, random, REVENUE, new FactValue.Number(BigDecimal.valueOf(random.nextInt(600_000), 2)));
        put(facts, random, GROWTH, new FactValue.Number(BigDecimal.valueOf(random.nextInt(200) - 100, 2)));
        put(facts, random, STATUS, new FactValue.Text(pick(random, "first_above_scale", "above_scale", "below_scale")));
        put(facts, random, QUALIFICATION, new FactValue.TextSet(qualifications(random)));
        put(facts, random, REGION, new FactValue.Text(pick(random, "140902", "140921", "140105", "140171")));
        put(facts, random, INDUSTRY, new FactValue.Text(pick(random, "3411", "3391", "5211", "34", "6210")));
        put(facts, random, LOW_PROFIT, new FactValue.Bool(random.nextBoolean()));
        LocalDate on = TODAY.minusDays(random.nextInt(3000));
        put(facts, random, REGISTERED, new FactValue.Date(on));
        if (facts.get("registered_on") instanceof Fact.Known) {
            long years = ChronoUnit.YEARS.between(on, TODAY);
            facts.put(YEARS.key(), new Fact.Known(new FactValue.Number(BigDecimal.valueOf(years)), FROM));
        } else if (facts.get("registered_on") instanceof Fact.Absent absent) {
            facts.put(YEARS.key(), absent);
        }
        return facts;
    }

    private static Set<String> qualifications(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Set.of();
            case 1 -> Set.of("高新技术企业");
            case 2 -> Set.of("省级专精特新");
            default -> Set.of("高新技术企业", "省级专精特新");
        };
    }

    private static void put(Map<String, Fact> facts, Random random, Attribute attribute, FactValue value) {
        int dice = random.nextInt(10);
        if (dice < 7) {
            facts.put(attribute.key(), new Fact.Known(value, FROM));
        } else if (dice < 8) {
            facts.put(attribute.key(), new Fact.Absent(FROM));
        }
    }

    static Eligibility rule(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(5)) {
                case 0, 1 -> new Eligibility.All(rules(random, depth));
                case 2, 3 -> new Eligibility.Any(rules(random, depth));
                default -> new Eligibility.Not(rule(random, depth - 1));
            };
        }
        return leaf(random);
    }

    /** A rule without constants: no All or Any of nothing. */
    static Eligibility question(Random random, int depth) {
        return depth > 0 && random.nextInt(3) > 0
                ? switch (random.nextInt(3)) {
                    case 0 -> new Eligibility.All(List.of(question(random, depth - 1), question(random, depth - 1)));
                    case 1 -> new Eligibility.Any(List.of(question(random, depth - 1), question(random, depth - 1)));
                    default -> new Eligibility.Not(question(random, depth - 1));
                }
                : leaf(random);
    }

    private static List<Eligibility> rules(Random random, int depth) {
        List<Eligibility> rules = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rules.add(rule(random, depth - 1));
        }
        return rules;
    }

    private static Eligibility leaf(Random random) {
        return switch (random.nextInt(11)) {
            case 0, 1 -> numbers(random, REVENUE, () -> BigDecimal.valueOf(random.nextInt(60_000_000), 4));
            case 2 -> numbers(random, GROWTH, () -> BigDecimal.valueOf(random.nextInt(200) - 100, 2));
            case 3 -> numbers(random, YEARS, () -> BigDecimal.valueOf(random.nextInt(100), 1));
            case 4 -> dates(random);
            case 5 ->
                new Eligibility.Compare(
                        STATUS,
                        pick(random, Op.EQ, Op.NE, Op.IN, Op.NOT_IN),
                        List.of(new FactValue.Text(pick(random, "first_above_scale", "above_scale", "legal_entity"))),
                        null);
            case 6 -> new Eligibility.Has(QUALIFICATION, Set.of(pick(random, "高新技术企业", "省级链主")), null);
            case 7 ->
                new Eligibility.Within(
                        REGION, Set.of(pick(random, "1409", "140171", "14", "14092")), random.nextBoolean(), null);
            case 8 ->
                new Eligibility.Within(
                        INDUSTRY, Set.of(pick(random, "34", "339", "5"), "62"), random.nextBoolean(), null);
            case 9 ->
                new Eligibility.Compare(
                        LOW_PROFIT,
                        pick(random, Op.EQ, Op.NE),
                        List.of(new FactValue.Bool(random.nextBoolean())),
                        null);
            default ->
                random.nextBoolean()
                        ? new Eligibility.Unpublished("未公布")
                        : new Eligibility.Compare(DECLARED, Op.EQ, List.of(new FactValue.Bool(true)), null);
        };
    }

    private static Eligibility numbers(
            Random random, Attribute attribute, java.util.function.Supplier<BigDecimal> next) {
        FactValue first = new FactValue.Number(next.get());
        FactValue second = new FactValue.Number(next.get());
        Op op = pick(random, Op.values());
        return new Eligibility.Compare(attribute, op, List.of(first, second), null);
    }

    private static Eligibility dates(Random random) {
        FactValue first = new FactValue.Date(TODAY.minusDays(random.nextInt(3000)));
        FactValue second = new FactValue.Date(TODAY.minusDays(random.nextInt(3000)));
        return new Eligibility.Compare(REGISTERED, pick(random, Op.values()), List.of(first, second), null);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
