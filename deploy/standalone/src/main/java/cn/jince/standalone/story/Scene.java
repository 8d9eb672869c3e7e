package cn.jince.standalone.story;

import tools.jackson.databind.JsonNode;

/** What the steps share: the cast, the narrator, and what has been learned on the way. */
final class Scene {
    final World world;
    final Cast cast;
    final Narrator narrator;

    String itemId = "";
    String itemName = "";
    int itemVersion;
    String claimId = "";
    String runId = "";
    long inboxBefore;

    Scene(World world, Cast cast, Narrator narrator) {
        this.world = world;
        this.cast = cast;
        this.narrator = narrator;
    }

    Phone agent() {
        return cast.miniProgram("oX-li");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StoryBroke(otherwise);
        }
    }

    static void requireEquals(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new StoryBroke(what + ": " + found + " (expected: " + expected + ")");
        }
    }

    /** The version of a claim or run as the header that changes it. */
    static String[] ifMatch(JsonNode versioned) {
        int version = versioned.has("summary")
                ? versioned.path("summary").path("version").asInt()
                : versioned.path("version").asInt();
        return new String[] {"If-Match", "\"" + version + "\""};
    }
}
