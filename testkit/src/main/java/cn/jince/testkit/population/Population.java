package cn.jince.testkit.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 模拟市场主体: repeatable by seed and row number; any row can be made alone. */
public final class Population {
    /** The day all facts hold for, as in the demonstration world. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

    private static final int LAST_DAY = (int) AS_OF.toEpochDay();
    private static final Distributions PUBLISHED = new Distributions();

    private final long seed;
    private final long size;

    public Population(long seed, long size) {
        if (size < 0 || size > Codes.CAPACITY) {
            throw new IllegalArgumentException("size: " + size + " (expected: 0 to " + Codes.CAPACITY + ")");
        }
        this.seed = seed;
        this.size = size;
    }

    public long size() {
        return size;
    }

    public Stream<Entity> entities() {
        return LongStream.range(0, size).mapToObj(this::entity);
    }

    public Entity entity(long row) {
        Dice dice = new Dice(seed, row);
        Entity.Kind kind = Entity.Kind.valueOf(PUBLISHED.kind.draw(dice.next()).toUpperCase(java.util.Locale.ROOT));
        boolean individual = kind == Entity.Kind.INDIVIDUAL;
        String city = (individual ? PUBLISHED.cityIndividual : PUBLISHED.cityEnterprise).draw(dice.next());
        String county = Objects.requireNonNull(
                        (individual ? PUBLISHED.countyIndividual : PUBLISHED.countyEnterprise).get(city))
                .draw(dice.next());
        String section = kind == Entity.Kind.COOPERATIVE
                ? "A"
                : (individual ? PUBLISHED.sectionIndividual : PUBLISHED.sectionEnterprise).draw(dice.next());
        String industry = Objects.requireNonNull(PUBLISHED.classes.get(section)).draw(dice.next());
        String sizeClass = individual ? "individual" : PUBLISHED.size.draw(dice.next());
        int heads = headcount(sizeClass, dice);
        double perHead = PUBLISHED.revenuePerHead.getOrDefault(section, 30.0) * (individual ? 0.15 : 1);
        long revenue = Math.round(heads * dice.logNormal(perHead, 0.9) * 100);
        String status = PUBLISHED.status.draw(dice.next());
        return new Entity(
                row,
                kind,
                Codes.of(kind.category(), county, row),
                Names.of(kind, Objects.requireNonNull(PUBLISHED.shortNames.get(county)), section, industry, dice),
                county,
                industry,
                registration(kind, status, dice),
                dice.chance(individual ? 0.45 : 0.92) ? tax(individual, sizeClass, section, revenue, dice) : null,
                dice.chance(individual ? 0.12 : 0.85) ? insurance(heads, dice) : null,
                statistics(section, revenue, dice),
                dice.chance(individual ? 0.3 : 0.9) ? creditFlag(status, dice) : null,
                !individual && dice.chance(0.7) ? qualifications(section, sizeClass, industry, dice) : null);
    }

    private static int headcount(String sizeClass, Dice dice) {
        return switch (sizeClass) {
            case "large" -> (int) dice.logNormal(1600, 0.6) + 1;
            case "medium" -> (int) dice.logNormal(380, 0.35) + 1;
            case "small" -> (int) dice.logNormal(32, 0.6) + 1;
            case "micro" -> dice.geometric(5);
            default -> dice.geometric(2.2);
        };
    }

    private static Entity.Registration registration(Entity.Kind kind, String status, Dice dice) {
        String ownership = switch (PUBLISHED.ownership.draw(dice.next())) {
            case "国有" -> "国有";
            case "港澳台与外资" -> "外资";
            case "其他内资" -> "集体";
            default -> "民营";
        };
        double type = dice.next();
        String entityType = switch (kind) {
            case INDIVIDUAL -> "个体工商户";
            case COOPERATIVE -> "农民专业合作社";
            case ENTERPRISE -> type < 0.93 ? "有限责任公司" : type < 0.95 ? "股份有限公司" : "个人独资企业";
        };
        String shown = switch (status) {
            case "吊销未注销" -> "吊销";
            case "经营异常(存续)" -> "存续";
            default -> status;
        };
        return new Entity.Registration(
                entityType, kind == Entity.Kind.ENTERPRISE ? ownership : "民营", shown, registeredOn(dice));
    }

    private static int registeredOn(Dice dice) {
        String span = PUBLISHED.year.draw(dice.next());
        int from = span.startsWith("<=") ? 1988 : Integer.parseInt(span.substring(0, 4));
        int to = span.startsWith("<=") ? 2000 : span.length() > 4 ? Integer.parseInt(span.substring(5)) : from;
        int first = (int) LocalDate.of(from, 1, 1).toEpochDay();
        int last = Math.min((int) LocalDate.of(to, 12, 31).toEpochDay(), LAST_DAY);
        return first + dice.below(last - first + 1);
    }

    private static Entity.Tax tax(boolean individual, String sizeClass, String section, long revenue, Dice dice) {
        long main = Math.round(revenue * (0.85 + 0.15 * dice.next()));
        long assets = Math.round(revenue * dice.logNormal(0.9, 0.6)) + 100;
        long income = Math.round(main * (0.08 * dice.next() - 0.01));
        boolean researches = "BCIM".contains(section) && dice.chance(sizeClass.equals("micro") ? 0.05 : 0.35);
        long research = researches ? Math.round(main * 0.04 * dice.next()) : 0;
        boolean general = !individual && (!sizeClass.equals("micro") || dice.chance(0.11));
        return new Entity.Tax(main, revenue, assets, income, research, general);
    }

    private static Entity.Insurance insurance(int heads, Dice dice) {
        int months = dice.chance(0.75) ? 12 + dice.below(49) : dice.below(12);
        int layoff = dice.chance(0.8) ? dice.below(50) : dice.below(250);
        return new Entity.Insurance(heads, months, layoff);
    }

    /** Only industry near and above the threshold of 20 million yuan is asked, and only some of it has arrived. */
    private static Entity.@Nullable Statistics statistics(String section, long revenue, Dice dice) {
        boolean industry = "BCD".contains(section);
        if (!industry || revenue < 100_000 || !dice.chance(0.55)) {
            return null;
        }
        if (revenue < 200_000) {
            return new Entity.Statistics("below_scale", 0, false);
        }
        return dice.chance(0.12)
                ? new Entity.Statistics("first_above_scale", 0, true)
                : new Entity.Statistics("above_scale", 1 + dice.below(8), true);
    }

    private static String creditFlag(String status, Dice dice) {
        if (status.startsWith("经营异常")) {
            return "经营异常名录";
        }
        return dice.chance(0.006) ? (dice.chance(0.5) ? "严重违法失信" : "信用中国(山西)失信主体") : "无";
    }

    /** Odds among innovative sections from small upwards, so that 4.4 million entities give the published counts. */
    private static List<String> qualifications(String section, String sizeClass, String industry, Dice dice) {
        List<String> held = new ArrayList<>();
        boolean innovative = "BCIM".contains(section) && !sizeClass.equals("micro");
        if (innovative) {
            add(held, "高新技术企业", 0.19, dice);
            add(held, "科技型中小企业", 0.38, dice);
            add(held, "创新型中小企业", 0.16, dice);
            add(held, "省级专精特新", 0.11, dice);
            add(held, "国家级小巨人", 0.005, dice);
            add(held, "省级链主", 0.0014, dice);
            add(held, "省级链核", 0.0029, dice);
        }
        if (!sizeClass.equals("micro") && (section.equals("A") || industry.startsWith("13"))) {
            add(held, "省级重点农业龙头企业", 0.09, dice);
        }
        return held;
    }

    private static void add(List<String> held, String qualification, double odds, Dice dice) {
        if (dice.chance(odds)) {
            held.add(qualification);
        }
    }
}
