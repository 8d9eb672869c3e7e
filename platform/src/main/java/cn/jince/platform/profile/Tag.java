package cn.jince.platform.profile;

/**
 * 标签: what a rule says of an enterprise at the moment it is asked.
 *
 * @param name fit to show; empty where the rule cannot be judged
 */
public record Tag(TagRule rule, Standing standing, String name) {

    public enum Standing {
        CARRIED,
        /** Facts are missing. */
        OPEN,
        NOT_CARRIED
    }
}
