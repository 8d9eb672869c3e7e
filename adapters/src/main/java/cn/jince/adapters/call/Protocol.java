package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor;

/** Makes the connector of a system that speaks it. */
@FunctionalInterface
public interface Protocol {
    Connector connector(SystemDescriptor system);
}
