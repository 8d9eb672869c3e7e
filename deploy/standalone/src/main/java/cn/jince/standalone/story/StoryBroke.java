package cn.jince.standalone.story;

/** The story did not go as it must; the message says where and what was there instead. */
public final class StoryBroke extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoryBroke(String message) {
        super(message);
    }
}
