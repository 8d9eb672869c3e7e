package cn.jince.adapters.collection;

import cn.jince.adapters.call.OpeningHours;
import cn.jince.adapters.descriptor.Collecting;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.Objects;

/** One capability that is collected. */
record Collection(
        SystemDescriptor system, Capability capability, Source source, RowMapping mapping, OpeningHours hours) {

    static Collection of(SystemDescriptor system, Capability capability, Source source) {
        return new Collection(system, capability, source, new RowMapping(capability), new OpeningHours(system.hours()));
    }

    String id() {
        return system.system() + "/" + capability.capability();
    }

    /** Under which its rows are kept. */
    String keptUnder() {
        return Objects.requireNonNullElse(settings().source(), system.system());
    }

    Collecting settings() {
        return Objects.requireNonNull(capability.collection());
    }
}
