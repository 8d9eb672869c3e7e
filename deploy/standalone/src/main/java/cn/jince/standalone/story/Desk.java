package cn.jince.standalone.story;

/** Where a browser goes: the public library, the officers' desk, the enterprise's own pages. */
public final class Desk {
    private static final String DESK = "/api/w/desk";

    public static String library() {
        return "/api/w/policies";
    }

    public static String item(String id) {
        return "/api/w/policies/" + id;
    }

    public static String policies(String verb) {
        return DESK + "/policies/" + verb;
    }

    public static String item(String id, String verb) {
        return DESK + "/policies/" + id + "/" + verb;
    }

    public static String claim(String id) {
        return DESK + "/claims/" + id;
    }

    public static String claim(String id, String verb) {
        return DESK + "/claims/" + id + "/" + verb;
    }

    public static String runs() {
        return DESK + "/claim-free-runs";
    }

    public static String run(String id) {
        return DESK + "/claim-free-runs/" + id;
    }

    public static String review(String id) {
        return DESK + "/claim-free-runs/" + id + "/review";
    }

    /** Where an enterprise confirms its wish. */
    public static String wish(String id) {
        return "/api/w/claim-free-runs/" + id + "/wishes";
    }

    public static String monitoring() {
        return DESK + "/monitoring";
    }

    public static String clock() {
        return DESK + "/clock";
    }

    private Desk() {}
}
