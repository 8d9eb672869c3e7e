package cn.jince.platform.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The divisions of Shanxi: 1 province, 11 cities, 117 counties and 5 development zones. A zone has a code of its own
 * but lies on legal districts, so an enterprise registered in a zone counts for its districts too, and the other way
 * round.
 */
public final class Divisions {
    private static final Divisions SHANXI = load();
    /** Zone to the districts it lies on. */
    private static final Map<String, Set<String>> ZONES = Map.of(
            "140171", Set.of("140105", "140106", "140108", "140110"),
            "140271", Set.of("140213", "140214"),
            "140471", Set.of("140403", "140404"),
            "140671", Set.of("140602"),
            "140971", Set.of("140922"));

    private final Map<String, String> names;

    private Divisions(Map<String, String> names) {
        this.names = names;
    }

    public static Divisions shanxi() {
        return SHANXI;
    }

    public boolean exists(String code) {
        return names.containsKey(code);
    }

    /** Chinese name; the code itself where we do not know it. */
    public String nameOf(String code) {
        return names.getOrDefault(code, code);
    }

    /** Codes with their names, in the order of GB/T 2260. */
    public Map<String, String> all() {
        return names;
    }

    /**
     * The prefixes that stand for a division and everything that overlaps it: {@code 140922} gives 140922 and zone
     * 140971.
     */
    public Set<String> prefixesOf(DivisionCode division) {
        Set<String> prefixes = new TreeSet<>();
        prefixes.add(division.prefix());
        if (division.level() == DivisionCode.Level.COUNTY) {
            prefixes.addAll(ZONES.getOrDefault(division.value(), Set.of()));
            ZONES.forEach((zone, districts) -> {
                if (districts.contains(division.value())) {
                    prefixes.add(zone);
                }
            });
        }
        return prefixes;
    }

    private static Divisions load() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("000000", "国家");
        for (String line : lines("/data/shanxi_divisions.csv")) {
            List<String> cells = List.of(line.split(",", -1));
            names.put(cells.get(0), cells.get(1));
        }
        return new Divisions(names);
    }

    private static List<String> lines(String resource) {
        try (@Nullable InputStream in = Divisions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
