package cn.jince.platform.profile;

/** 标签的六类: what a tag speaks of. */
public enum Family {
    PLACE("区域"),
    INDUSTRY("行业"),
    SCALE("规模"),
    TYPE("类型"),
    OPERATION("经营"),
    DEVELOPMENT("发展");

    private final String chinese;

    Family(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
