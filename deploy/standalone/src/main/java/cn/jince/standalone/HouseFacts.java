package cn.jince.standalone;

import cn.jince.standalone.story.Departments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The tax authority hands in what it knows of an enterprise, the way every collection comes in. */
final class HouseFacts implements Departments {
    private static final List<String> REVENUE = List.of("main_business_revenue", "annual_revenue", "total_assets");

    private final Ports ports;

    HouseFacts(Ports ports) {
        this.ports = ports;
    }

    @Override
    public void withdrawRevenue(String creditCode) {
        Map<String, Object> facts = new LinkedHashMap<>();
        REVENUE.forEach(attribute -> facts.put(attribute, null));
        send(creditCode, facts);
    }

    @Override
    public void tellRevenue(String creditCode) {
        JsonNode known = DemoEnterprises.facts(creditCode, "sx.tax");
        Map<String, Object> facts = new LinkedHashMap<>();
        REVENUE.forEach(attribute -> facts.put(attribute, known.path(attribute)));
        send(creditCode, facts);
    }

    private void send(String creditCode, Map<String, Object> facts) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("creditCode", creditCode);
        form.put("system", "sx.tax");
        form.put("asOf", DemoEnterprises.asOf());
        form.put("facts", facts);
        new PlatformDoor(ports).collect(List.of(form));
    }
}
