package cn.jince.adapters.conformance;

/** What became of one check. */
public enum Verdict {
    PASSED,
    FAILED,
    NOT_APPLICABLE
}
