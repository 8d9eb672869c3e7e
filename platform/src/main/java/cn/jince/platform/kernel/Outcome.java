package cn.jince.platform.kernel;

import java.util.function.Function;

/**
 * What a decision comes to: done, or refused for a reason that is an expected answer.
 *
 * @param <T> what was decided
 * @param <R> the feature's sealed refusal
 */
public sealed interface Outcome<T, R> {
    record Done<T, R>(T value) implements Outcome<T, R> {}

    record Refused<T, R>(R refusal) implements Outcome<T, R> {}

    static <T, R> Outcome<T, R> done(T value) {
        return new Done<>(value);
    }

    static <T, R> Outcome<T, R> refused(R refusal) {
        return new Refused<>(refusal);
    }

    default <U> Outcome<U, R> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Done<T, R>(T value) -> done(change.apply(value));
            case Refused<T, R>(R refusal) -> refused(refusal);
        };
    }

    default <U> Outcome<U, R> then(Function<? super T, Outcome<U, R>> next) {
        return switch (this) {
            case Done<T, R>(T value) -> next.apply(value);
            case Refused<T, R>(R refusal) -> refused(refusal);
        };
    }

    /** The value, or what {@code otherwise} makes of the refusal: at the web edge it throws the problem. */
    default T orElseThrow(Function<? super R, ? extends RuntimeException> otherwise) {
        return switch (this) {
            case Done<T, R>(T value) -> value;
            case Refused<T, R>(R refusal) -> throw otherwise.apply(refusal);
        };
    }
}
