package cn.jince.adapters.intake.batch;

/** Why an upload was not taken. */
public sealed interface TakingRefusal {

    /** The id stands for another batch. @param row the first row that differs; 0 where the kind does */
    record BatchIdReused(long row) implements TakingRefusal {}

    /** A later upload of the same batch has taken over. */
    record Overtaken() implements TakingRefusal {}

    record TooManyRows(long most) implements TakingRefusal {}

    record Empty() implements TakingRefusal {}

    /** The body is not the one that was signed. */
    record BodyDiffers() implements TakingRefusal {}
}
