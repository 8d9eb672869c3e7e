package cn.jince.bff.mobile.inbox;

import java.util.List;

/** Messages newest first. @param next pass as {@code since} to get only what is newer */
public record InboxView(long unread, long next, List<InboxMessage> messages) {}
