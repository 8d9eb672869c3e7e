package cn.jince.api.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.FactView;
import java.util.List;

/** 画像: the tags of an enterprise on the wire. Derived at each reading; nobody edits them. */
public final class ProfileViews {

    /** @param completeness share of profile attributes that are known or absent, 0 to 100 */
    public record ProfileView(String creditCode, String name, List<FamilyView> families, int completeness) {}

    /**
     * One of six families.
     *
     * @param family PLACE INDUSTRY SCALE TYPE OPERATION DEVELOPMENT
     * @param open rules that could not be judged, with the facts that are missing
     * @param settled attributes its rules look at that are known or absent
     * @param attributes all of them
     */
    public record FamilyView(
            String family, String familyName, List<TagView> tags, List<TagView> open, int settled, int attributes) {}

    /**
     * 标签.
     *
     * @param rule how it comes about, as a sentence
     * @param facts what the rule looked at
     */
    public record TagView(String key, String name, String rule, List<FactView> facts) {}

    private ProfileViews() {}
}
