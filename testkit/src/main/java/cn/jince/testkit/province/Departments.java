package cn.jince.testkit.province;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The signed REST departments, each with its own words and units. */
final class Departments {

    /** 税务: money in yuan with two decimals, flags Y and N, taxpayer types as codes. */
    static final class Tax extends SignedRest {
        Tax(int port, World world) {
            super("tax", port, world, "/tax/v1/standing", "HMAC-SHA256", "tax-secret-for-development");
        }

        @Override
        @Nullable
        ObjectNode data(String creditCode) {
            JsonNode facts = world.facts(creditCode, "sx.tax");
            if (facts == null) {
                return null;
            }
            return json.createObjectNode()
                    .put("nsrsbh", creditCode)
                    .put("nsrmc", world.name(creditCode))
                    .put("zyywsr", yuan(facts, "main_business_revenue"))
                    .put("yysr", yuan(facts, "annual_revenue"))
                    .put("zcze", yuan(facts, "total_assets"))
                    .put("ynssde", yuan(facts, "annual_taxable_income"))
                    .put("yffy", yuan(facts, "rd_expense"))
                    .put("nsrlx", facts.path("taxpayer_type").asString("").equals("一般纳税人") ? "01" : "02")
                    .put("xxwlbz", facts.path("small_low_profit").asBoolean(false) ? "Y" : "N")
                    .put("sjrq", world.asOf());
        }
    }

    /** 统计: there is a server, but the interface is only reserved; nobody may call it yet. */
    static final class Statistics extends SignedRest {
        Statistics(int port, World world) {
            super("statistics", port, world, "/stats/v1/above-scale", "HMAC-SHA256", "stats-secret-for-development");
        }

        @Override
        @Nullable
        ObjectNode data(String creditCode) {
            JsonNode facts = world.facts(creditCode, "sx.stats");
            return facts == null
                    ? null
                    : words(facts, Map.of("tjzt", "stat_status", "lxns", "consecutive_years_above_scale"))
                            .put("sjrq", world.asOf());
        }
    }

    /** 信用: signs with HMAC-SM3. */
    static final class Credit extends SignedRest {
        Credit(int port, World world) {
            super("credit", port, world, "/credit/v2/standing", "HMAC-SM3", "credit-secret-for-development");
        }

        @Override
        @Nullable
        ObjectNode data(String creditCode) {
            JsonNode facts = world.facts(creditCode, "sx.credit");
            return facts == null
                    ? null
                    : words(facts, Map.of("sxbz", "credit_flag")).put("gxrq", world.asOf());
        }
    }

    /** 市场监管: registration. */
    static final class Samr extends SignedRest {
        Samr(int port, World world) {
            super("samr", port, world, "/samr/v1/registration", "HMAC-SHA256", "samr-secret-for-development");
        }

        @Override
        @Nullable
        ObjectNode data(String creditCode) {
            JsonNode facts = world.facts(creditCode, "sx.samr");
            return facts == null
                    ? null
                    : words(
                                    facts,
                                    Map.of(
                                            "qymc", "name",
                                            "xzqh", "region_code",
                                            "hydm", "industry_code",
                                            "qylx", "entity_type",
                                            "jjxz", "ownership",
                                            "djzt", "registration_status",
                                            "clrq", "registered_on"))
                            .put("sjrq", world.asOf());
        }
    }

    /** 城市平台: progress of claims in the city's own system. Answers garbage from the start, as in the story. */
    static final class City extends SignedRest {
        City(int port, World world) {
            super("city", port, world, "/city/v1/progress", "HMAC-SHA256", "city-secret-for-development");
        }

        @Override
        @Nullable
        ObjectNode data(String creditCode) {
            return world.name(creditCode).isEmpty()
                    ? null
                    : json.createObjectNode()
                            .put("tyshxydm", creditCode)
                            .put("zbs", 1)
                            .put("ybj", 2)
                            .put("sjrq", world.asOf());
        }
    }

    private Departments() {}
}
