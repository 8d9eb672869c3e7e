package cn.jince.adapters.exchangeplatform;

import java.time.Instant;

/** A key handed out for one service and a time. Its bytes are never printed. */
record ServiceKey(byte[] bytes, Instant until) {

    boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    @Override
    public String toString() {
        return "ServiceKey[until " + until + "]";
    }
}
