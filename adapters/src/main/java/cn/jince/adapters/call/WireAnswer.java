package cn.jince.adapters.call;

/** What came back, whole. */
public record WireAnswer(int status, String contentType, byte[] body) {}
