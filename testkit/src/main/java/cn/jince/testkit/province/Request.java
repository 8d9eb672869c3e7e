package cn.jince.testkit.province;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/** One request as a counterpart sees it; query parameters decoded and sorted. */
record Request(
        String method, String path, SortedMap<String, String> query, SortedMap<String, String> headers, byte[] body) {
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
