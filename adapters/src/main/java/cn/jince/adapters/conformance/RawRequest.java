package cn.jince.adapters.conformance;

import java.util.Map;

/** One HTTP request as it came. @param headers by name in lower case */
record RawRequest(String method, String target, Map<String, String> headers, byte[] body) {}
