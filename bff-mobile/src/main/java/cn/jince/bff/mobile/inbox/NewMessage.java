package cn.jince.bff.mobile.inbox;

import org.jspecify.annotations.Nullable;

/** A message to be kept. @param dedupKey a person gets one message per key, for ever */
public record NewMessage(
        String personId,
        String dedupKey,
        String kind,
        String title,
        String body,
        String page,
        String creditCode,
        @Nullable String itemId,
        @Nullable String claimId) {}
