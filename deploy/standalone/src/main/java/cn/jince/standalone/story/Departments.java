package cn.jince.standalone.story;

/** What departments hand in while the story runs. */
public interface Departments {

    /** The tax authority takes back the revenue it declared: the size class can no longer be computed. */
    void withdrawRevenue(String creditCode);

    /** The tax authority declares the revenue again. */
    void tellRevenue(String creditCode);
}
