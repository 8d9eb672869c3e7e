package cn.jince.standalone.story;

import java.util.Set;

/** What departments hand in while the story runs. */
public interface Departments {

    /** Enterprises of 忻州 the statistics bureau lists as newly above scale: whom the story's item finds. */
    Set<String> newlyAboveScale();

    /** The tax authority takes back the revenue it declared: the size class can no longer be computed. */
    void withdrawRevenue(String creditCode);

    /** The tax authority declares the revenue again. */
    void tellRevenue(String creditCode);
}
