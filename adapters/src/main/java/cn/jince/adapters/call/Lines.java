package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Every line there is, found by capability and division. */
public record Lines(List<Line> all) {

    /** @param protocols makes the connector of a system by its protocol */
    public static Lines of(Descriptors descriptors, Map<SystemDescriptor.Protocol, Protocol> protocols) {
        List<Line> lines = new ArrayList<>();
        for (SystemDescriptor system : descriptors.systems()) {
            Protocol protocol = protocols.get(system.protocol());
            if (protocol == null) {
                throw new IllegalStateException("no connector for " + system.protocol());
            }
            Connector connector = protocol.connector(system);
            system.capabilities().forEach(each -> lines.add(new Line(system, each, connector)));
        }
        return new Lines(List.copyOf(lines));
    }

    public boolean offers(String capability) {
        return all.stream().anyMatch(line -> line.capability().capability().equals(capability));
    }

    /** The lines that answer for the division, nearest first: a county's own system before its city's. */
    List<Line> reaching(String capability, String division) {
        return all.stream()
                .filter(line -> line.capability().capability().equals(capability))
                .filter(line -> reach(line, division) > 0)
                .sorted(Comparator.comparingInt((Line line) -> reach(line, division))
                        .reversed())
                .toList();
    }

    private static int reach(Line line, String division) {
        return line.system().divisions().stream()
                .map(Lines::prefix)
                .filter(division::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.substring(0, 2);
        }
        return division.endsWith("00") ? division.substring(0, 4) : division;
    }
}
