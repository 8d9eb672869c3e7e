package cn.jince.adapters.archcontrol.descriptor;

import java.time.Instant;

/** Reads the clock by itself. */
public class Impatient {
    Instant now() {
        return Instant.now();
    }
}
