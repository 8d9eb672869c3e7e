package cn.jince.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What each service must know about its neighbours and counterparts in the standalone form. */
final class Wiring {

    static Map<String, String> of(Service service, Ports ports, Province province, Path directory) {
        Map<String, String> settings = new HashMap<>();
        String control = "http://localhost:" + province.first();
        switch (service) {
            case IDENTITY -> {
                settings.put("jince.identity.demo-world", "classpath:world/people.json");
                settings.put("jince.identity.wechat.url", control);
            }
            case PLATFORM -> {
                settings.put("jince.clock.adjustable", "true");
                settings.put(
                        "jince.attachments.dir",
                        directory.resolve("attachments").toString());
            }
            case ADAPTERS -> {
                settings.putAll(province.departments().settings());
                settings.put("jince.systems.old-city.page", province.cityPageUrl());
            }
            case BFF_MOBILE -> {
                settings.put("jince.mobile.demo-world", "classpath:world/people.json");
                settings.put("jince.mobile.quiet-hours", "off");
                settings.put("jince.mobile.match-per-day", "0");
                settings.put("jince.mobile.wechat.url", control);
                settings.put("jince.mobile.android.url", "http://localhost:" + (province.first() + 8));
                settings.put("jince.mobile.apns.port", String.valueOf(province.first() + 9));
                settings.put("jince.mobile.apns.key", apns(province, "apns-key.p8"));
                settings.put("jince.mobile.apns.trust", apns(province, "apns-trust.pem"));
            }
            case BFF_WEB -> {}
            case GATEWAY -> {
                settings.put("jince.gateway.upstream.bff-mobile", ports.url(Service.BFF_MOBILE));
                settings.put("jince.gateway.upstream.bff-web", ports.url(Service.BFF_WEB));
                settings.put(
                        "jince.gateway.audit.directory",
                        directory.resolve("audit").toString());
                settings.put(
                        "jince.gateway.audit.anchor",
                        directory.resolve("audit-anchor").resolve("last").toString());
            }
        }
        return settings;
    }

    private static String apns(Province province, String file) {
        return province.apnsDirectory().resolve(file).toString();
    }

    private Wiring() {}
}
