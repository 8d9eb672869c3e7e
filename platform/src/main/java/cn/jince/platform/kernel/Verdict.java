package cn.jince.platform.kernel;

/** 符合 / 不符合 / 待核实: Kleene's three values. No data never yields the first two. */
public enum Verdict {
    MET,
    NOT_MET,
    TO_BE_VERIFIED;

    public static Verdict of(boolean met) {
        return met ? MET : NOT_MET;
    }

    public Verdict and(Verdict other) {
        if (this == NOT_MET || other == NOT_MET) {
            return NOT_MET;
        }
        return this == MET && other == MET ? MET : TO_BE_VERIFIED;
    }

    public Verdict or(Verdict other) {
        if (this == MET || other == MET) {
            return MET;
        }
        return this == NOT_MET && other == NOT_MET ? NOT_MET : TO_BE_VERIFIED;
    }

    public Verdict not() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case TO_BE_VERIFIED -> TO_BE_VERIFIED;
        };
    }
}
