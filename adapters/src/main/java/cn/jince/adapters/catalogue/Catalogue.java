package cn.jince.adapters.catalogue;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.catalogue.CatalogueEntry.DivisionStage;
import cn.jince.adapters.catalogue.CatalogueEntry.Links;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.edge.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every capability that answers questions. Commands and look-ups are the house's own and not listed. */
@Component
public class Catalogue {
    private final Lines lines;
    private final StageBoard stages;

    Catalogue(Lines lines, StageBoard stages) {
        this.lines = lines;
        this.stages = stages;
    }

    public List<CatalogueEntry> list(Caller caller) {
        return lines.all().stream()
                .filter(Catalogue::listed)
                .map(line -> entry(line, caller))
                .toList();
    }

    /** A line that offers it; where several systems do, their contracts carry the same attributes. */
    public Optional<Line> find(String capability) {
        return lines.all().stream()
                .filter(Catalogue::listed)
                .filter(line -> line.capability().capability().equals(capability))
                .findFirst();
    }

    private static boolean listed(Line line) {
        return line.capability().kind() == Kind.QUERY;
    }

    private CatalogueEntry entry(Line line, Caller caller) {
        Capability capability = line.capability();
        String system = line.system().system();
        List<Standing> standings = stages.all(system, capability.capability());
        Standing standing = standings.getFirst();
        String path = "/open/capabilities/" + capability.capability();
        return new CatalogueEntry(
                capability.capability(),
                capability.title(),
                system,
                line.system().name(),
                line.system().owner(),
                line.system().contact(),
                line.system().divisions(),
                capability.contract(),
                stages.contractHash(system, capability.capability()),
                Objects.requireNonNullElse(capability.dataClass(), line.system().dataClass())
                        .name(),
                Objects.requireNonNullElse(
                        capability.legalBasis(), line.system().legalBasis()),
                standing.stage().name(),
                standing.mode().name(),
                standing.notice(),
                standing.meanwhile(),
                standing.expected(),
                standings.stream()
                        .skip(1)
                        .map(each ->
                                new DivisionStage(each.division(), each.stage().name(), each.expected()))
                        .toList(),
                line.opensTo(caller),
                new Links(path + "/schema", path + "/openapi", path + "/queries", path + "/sandbox"));
    }
}
