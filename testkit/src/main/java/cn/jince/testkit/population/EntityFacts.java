package cn.jince.testkit.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says an entity in the words in which departments deliver facts. */
final class EntityFacts {
    private EntityFacts() {}

    static Map<String, Map<String, @Nullable Object>> of(Entity entity) {
        Map<String, Map<String, @Nullable Object>> facts = new LinkedHashMap<>();
        facts.put("sx.samr", registration(entity));
        if (entity.tax() != null) {
            facts.put("sx.tax", tax(entity.tax()));
        }
        if (entity.insurance() != null) {
            facts.put("sx.hrss", insurance(entity.insurance()));
        }
        if (entity.statistics() != null) {
            facts.put("sx.stats", statistics(entity.statistics()));
        }
        if (entity.creditFlag() != null) {
            facts.put("sx.credit", row("credit_flag", entity.creditFlag()));
        }
        if (entity.qualifications() != null) {
            facts.put("sx.tech", qualifications(entity.qualifications()));
        }
        return facts;
    }

    private static Map<String, @Nullable Object> registration(Entity entity) {
        Map<String, @Nullable Object> facts = row("name", entity.name());
        facts.put("region_code", entity.division());
        facts.put("industry_code", entity.industryCode());
        facts.put("entity_type", entity.registration().entityType());
        facts.put("ownership", entity.registration().ownership());
        facts.put("registration_status", entity.registration().status());
        facts.put(
                "registered_on",
                LocalDate.ofEpochDay(entity.registration().registeredOnDay()).toString());
        return facts;
    }

    private static Map<String, @Nullable Object> tax(Entity.Tax tax) {
        Map<String, @Nullable Object> facts = row("main_business_revenue", wan(tax.mainRevenue()));
        facts.put("annual_revenue", wan(tax.revenue()));
        facts.put("total_assets", wan(tax.assets()));
        facts.put("taxpayer_type", tax.general() ? "一般纳税人" : "小规模纳税人");
        facts.put("annual_taxable_income", wan(tax.taxableIncome()));
        facts.put("small_low_profit", tax.taxableIncome() <= 30_000 && tax.assets() <= 500_000);
        facts.put("rd_expense", wan(tax.research()));
        return facts;
    }

    private static Map<String, @Nullable Object> insurance(Entity.Insurance insurance) {
        Map<String, @Nullable Object> facts = row("employees", insurance.employees());
        facts.put("unemployment_insurance_months", insurance.months());
        BigDecimal rate = BigDecimal.valueOf(insurance.layoffPermille(), 3);
        facts.put("layoff_rate", rate);
        if (insurance.employees() <= 30) {
            facts.put("layoff_rate_when_insured_le_30", rate);
        }
        // 2000 yuan a month and head at one percent, in 万元
        facts.put("unemployment_insurance_paid", BigDecimal.valueOf(insurance.employees() * 520L, 4));
        return facts;
    }

    private static Map<String, @Nullable Object> statistics(Entity.Statistics statistics) {
        Map<String, @Nullable Object> facts = row("stat_status", statistics.status());
        facts.put("consecutive_years_above_scale", statistics.consecutiveYears());
        return facts;
    }

    private static Map<String, @Nullable Object> qualifications(List<String> qualifications) {
        Map<String, @Nullable Object> facts = row("qualification", qualifications);
        facts.put("qualification_gained", qualifications.size() == 1 ? qualifications.getFirst() : null);
        return facts;
    }

    private static BigDecimal wan(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    private static Map<String, @Nullable Object> row(String attribute, Object value) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put(attribute, value);
        return facts;
    }
}
