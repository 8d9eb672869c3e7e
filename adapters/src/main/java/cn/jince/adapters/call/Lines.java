package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every line there is, found by capability and division. */
public final class Lines {
    private static final int[] REACHES = {6, 4, 2};
    private final List<Line> all;
    // capability to the part of a division code it answers for to its lines
    private final Map<String, Map<String, List<Line>>> byCapability = new HashMap<>();

    private Lines(List<Line> all) {
        this.all = List.copyOf(all);
        for (Line line : all) {
            Map<String, List<Line>> byPrefix =
                    byCapability.computeIfAbsent(line.capability().capability(), _ -> new HashMap<>());
            line.system().divisions().stream()
                    .map(Lines::prefix)
                    .distinct()
                    .forEach(prefix -> byPrefix.computeIfAbsent(prefix, _ -> new ArrayList<>())
                            .add(line));
        }
    }

    /** @param protocols makes the connector of a system by its protocol */
    public static Lines of(Descriptors descriptors, Map<SystemDescriptor.Protocol, Protocol> protocols) {
        List<Line> lines = new ArrayList<>();
        for (SystemDescriptor system : descriptors.systems()) {
            Protocol protocol = protocols.get(system.protocol());
            if (protocol == null) {
                throw new IllegalStateException("no connector for " + system.protocol());
            }
            Connector connector = protocol.connector(system);
            Throttle throttle = new Throttle(system.rate());
            system.capabilities().forEach(each -> lines.add(new Line(system, each, connector, throttle)));
        }
        return new Lines(lines);
    }

    public List<Line> all() {
        return all;
    }

    public boolean offers(String capability) {
        return byCapability.containsKey(capability);
    }

    /** The line nearest to the division: a county's own system before its city's before the province's. */
    public Optional<Line> find(String capability, String division) {
        return reaching(capability, division).stream().findFirst();
    }

    /** The lines that answer for the division, nearest first. */
    List<Line> reaching(String capability, String division) {
        Map<String, List<Line>> byPrefix = byCapability.getOrDefault(capability, Map.of());
        List<Line> reaching = new ArrayList<>(REACHES.length);
        for (int reach : REACHES) {
            if (division.length() >= reach) {
                byPrefix.getOrDefault(division.substring(0, reach), List.of()).stream()
                        .filter(line -> !reaching.contains(line))
                        .forEach(reaching::add);
            }
        }
        return reaching;
    }

    static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.substring(0, 2);
        }
        return division.endsWith("00") ? division.substring(0, 4) : division;
    }
}
