package cn.jince.standalone;

import cn.jince.standalone.story.Departments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tax authority hands in what it knows of an enterprise, the way every collection comes in. */
final class HouseFacts implements Departments {
    private static final List<String> REVENUE = List.of("main_business_revenue", "annual_revenue", "total_assets");

    private final Ports ports;

    HouseFacts(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Set<String> newlyAboveScale() {
        return DemoEnterprises.newlyAboveScale("1409");
    }

    @Override
    public void withdrawRevenue(String creditCode) {
        Map<String, @Nullable Object> facts = known(creditCode);
        REVENUE.forEach(attribute -> facts.put(attribute, null));
        send(creditCode, facts);
    }

    @Override
    public void tellRevenue(String creditCode) {
        send(creditCode, known(creditCode));
    }

    private static Map<String, @Nullable Object> known(String creditCode) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        DemoEnterprises.facts(creditCode, "sx.tax")
                .properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
        return facts;
    }

    private void send(String creditCode, Map<String, @Nullable Object> facts) {
        new PlatformDoor(ports).collect(List.of(DemoEnterprises.line(creditCode, "sx.tax", facts)));
    }
}
