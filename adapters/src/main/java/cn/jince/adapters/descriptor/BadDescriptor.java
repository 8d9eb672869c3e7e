package cn.jince.adapters.descriptor;

import java.util.List;
import java.util.stream.Collectors;

/** Descriptors that must not be used; the message has one line for each mistake of every file. */
public final class BadDescriptor extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    BadDescriptor(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
