package cn.jince.adapters.intake.row;

/** A row that was read: to be passed on, or why not. */
public sealed interface Row {
    long number();

    byte[] hash();

    /** @param json in our shape */
    record Good(long number, byte[] hash, String json) implements Row {}

    /** @param content as it came, as far as it could be read */
    record Bad(long number, byte[] hash, Defect defect, String content) implements Row {}
}
