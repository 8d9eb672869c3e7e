package cn.jince.adapters.collection;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.ArrayList;
import java.util.List;

/** Every collection there is. */
public record Collections(List<Collection> all) {

    /** Makes the source of a capability. */
    @FunctionalInterface
    public interface Sources {
        Source of(SystemDescriptor system, Capability capability);
    }

    public static Collections of(Descriptors descriptors, Sources sources) {
        List<Collection> all = new ArrayList<>();
        for (SystemDescriptor system : descriptors.systems()) {
            for (Capability each : system.capabilities()) {
                if (each.collection() != null) {
                    all.add(Collection.of(system, each, sources.of(system, each)));
                }
            }
        }
        return new Collections(List.copyOf(all));
    }

    List<Collection> of(String system) {
        return all.stream()
                .filter(each -> each.system().system().equals(system))
                .toList();
    }

    Collection find(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
