package cn.jince.standalone.story;

import java.net.http.HttpHeaders;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What came back. @param request method and path, for the sentence when it is not what was hoped for */
public record Answer(String request, int status, HttpHeaders headers, JsonNode body, String text, Duration took) {

    /** The body, or the end of the story. */
    public JsonNode ok() {
        if (status / 100 != 2) {
            throw new StoryBroke(request + " answered " + status + " " + shortened());
        }
        return body;
    }

    /** The expected refusal, or the end of the story. */
    public JsonNode refused(int expected, String code) {
        if (status != expected || !body.path("code").asString("").equals(code)) {
            throw new StoryBroke(
                    request + " answered " + status + " " + shortened() + " (expected: " + expected + " " + code + ")");
        }
        return body;
    }

    public JsonNode refused(int expected) {
        return refused(expected, body.path("code").asString(""));
    }

    private String shortened() {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
