package cn.jince.bff.mobile.consent;

/** 订阅消息模板. What the mini-program asks a consent for. */
public enum ConsentTemplate {
    MATCH("match", "新政策匹配提醒"),
    CLAIM("claim", "申报办理进度通知"),
    CLAIM_FREE("claim-free", "免申即享意愿确认提醒");

    private final String scene;
    private final String title;

    ConsentTemplate(String scene, String title) {
        this.scene = scene;
        this.title = title;
    }

    public String scene() {
        return scene;
    }

    public String title() {
        return title;
    }
}
