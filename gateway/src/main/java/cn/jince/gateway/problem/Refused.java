package cn.jince.gateway.problem;

import java.io.Serial;

/** Carries a refusal out of the depth of a body or a connection. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Refusal because;

    public Refused(Refusal because) {
        super(because.name(), null, false, false);
        this.because = because;
    }

    public Refusal because() {
        return because;
    }
}
