package cn.jince.adapters.intake.batch;

import cn.jince.adapters.sender.Kind;

/**
 * A batch in hand.
 *
 * @param batch the sender's name for it
 * @param upload raised by each upload while it is being received
 * @param fence raised by each lease while it is being passed on
 */
public record Batch(
        long id, String system, Kind kind, String batch, State state, long upload, int attempts, long fence) {

    /** Only a batch that was received whole is passed on. */
    public enum State {
        RECEIVING,
        PASSING_ON,
        DONE
    }
}
