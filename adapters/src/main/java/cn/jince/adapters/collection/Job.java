package cn.jince.adapters.collection;

import org.jspecify.annotations.Nullable;

/** A pass that this instance holds the lease of. @param epoch fences off whoever held it before */
record Job(String system, String capability, @Nullable String cursor, long epoch) {
    String id() {
        return system + "/" + capability;
    }
}
