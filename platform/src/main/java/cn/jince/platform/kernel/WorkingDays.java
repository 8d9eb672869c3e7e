package cn.jince.platform.kernel;

/** 工作日: a period counted in working days. */
public record WorkingDays(int count) {
    public WorkingDays {
        if (count < 0) {
            throw new IllegalArgumentException("workingDays: " + count + " (expected: 0 or more)");
        }
    }
}
