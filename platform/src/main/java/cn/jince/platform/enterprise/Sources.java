package cn.jince.platform.enterprise;

import java.util.LinkedHashMap;
import java.util.Map;

/** The departments' systems that deliver facts, with the names people know. */
public final class Sources {
    public static final String REGISTRATION = "sx.samr";
    private static final Map<String, String> NAMES = names();

    private Sources() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(REGISTRATION, "市场监管局登记系统");
        names.put("sx.tax", "税务局征管系统");
        names.put("sx.hrss", "人社厅社保系统");
        names.put("sx.stats", "统计局联网直报系统");
        names.put("sx.credit", "发改委信用平台");
        names.put("sx.tech", "科技与工信资质系统");
        names.put("sx.finance", "金融与财政业务系统");
        return names;
    }

    public static Iterable<String> systems() {
        return NAMES.keySet();
    }

    public static String name(String system) {
        return NAMES.getOrDefault(system, system);
    }
}
