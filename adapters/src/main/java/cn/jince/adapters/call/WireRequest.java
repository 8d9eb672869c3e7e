package cn.jince.adapters.call;

import java.util.Map;

/** A signed request, ready to leave; the query string is encoded already. */
public record WireRequest(String method, String pathAndQuery, Map<String, String> headers, byte[] body) {}
