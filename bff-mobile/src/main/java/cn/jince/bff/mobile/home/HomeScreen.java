package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.part.MissingReason;
import cn.jince.bff.mobile.part.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The home screen.
 *
 * @param screen id to follow late parts with
 * @param status part name to HERE or the reason it is missing
 * @param late parts that follow on {@code /api/m/home/events?screen=}
 */
record HomeScreen(
        String screen,
        String enterprise,
        long elapsedMillis,
        long deadlineMillis,
        Map<String, String> status,
        List<String> late,
        Map<String, Part<?>> parts) {

    static HomeScreen of(String screen, String enterprise, long elapsed, long deadline, Map<String, Part<?>> parts) {
        Map<String, String> status = new LinkedHashMap<>();
        parts.forEach((name, part) -> status.put(name, status(part)));
        List<String> late = parts.entrySet().stream()
                .filter(entry -> status(entry.getValue()).equals(MissingReason.LATE.name()))
                .map(Map.Entry::getKey)
                .toList();
        return new HomeScreen(screen, enterprise, elapsed, deadline, status, late, parts);
    }

    private static String status(Part<?> part) {
        return switch (part) {
            case Part.Here<?> _ -> "HERE";
            case Part.Missing<?> missing -> missing.reason().name();
        };
    }
}
