package cn.jince.adapters.lifecycle;

import java.time.Instant;

/** A move to LIVE that waits for a second operator. @param version of the standing it was proposed from */
public record Proposal(long id, StageMove move, long version, String proposedBy, Instant proposedAt) {}
