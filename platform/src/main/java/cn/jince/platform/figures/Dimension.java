package cn.jince.platform.figures;

/** 监测维度: what claims are counted by. */
public enum Dimension {
    LEVEL("level", "COALESCE(p.level, '')"),
    CITY("division", "substr(c.division_code, 1, 4) || '00'"),
    COUNTY("division", "c.division_code"),
    DEPARTMENT("department", "COALESCE(p.authority, '')"),
    ITEM("itemId", "c.item_id"),
    MONTH("month", "to_char(c.submitted_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')");

    private final String filter;
    private final String key;

    Dimension(String filter, String key) {
        this.filter = filter;
        this.key = key;
    }

    /** The filter that a row's key is given to. */
    public String filter() {
        return filter;
    }

    String key() {
        return key;
    }
}
