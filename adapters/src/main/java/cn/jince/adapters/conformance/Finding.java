package cn.jince.adapters.conformance;

/** One check. @param id stable, such as {@code faults.black-hole}; @param check and evidence in Chinese */
public record Finding(String id, String check, Verdict verdict, String evidence, long millis) {

    static Finding judged(String id, String check, boolean passed, String evidence) {
        return new Finding(id, check, passed ? Verdict.PASSED : Verdict.FAILED, evidence, 0);
    }

    static Finding expecting(String id, String check, String expected, Outcome outcome) {
        return judged(id, check, outcome.word().equals(expected), "应为 " + expected + "，实为 " + outcome.word());
    }

    static Finding notApplicable(String id, String check, String why) {
        return new Finding(id, check, Verdict.NOT_APPLICABLE, why, 0);
    }

    Finding took(long time) {
        return new Finding(id, check, verdict, evidence, time);
    }

    public String suite() {
        return id.substring(0, id.indexOf('.'));
    }
}
