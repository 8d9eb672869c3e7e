package cn.jince.api.counter;

import java.time.Instant;

/** Records of counters and kiosks. */
public final class CounterViews {

    /** 窗口 in a service hall. @param hours when it is open, as it is told to people */
    public record CounterView(
            String id,
            String divisionCode,
            String divisionName,
            String name,
            String address,
            String hours,
            String phone,
            int version) {}

    public record CounterForm(String divisionCode, String name, String address, String hours, String phone) {}

    public record KioskStartForm(String itemId) {}

    /**
     * What a kiosk began and a phone goes on with.
     *
     * @param code good once; @param link for the QR code on the screen
     */
    public record KioskStartView(String code, String itemId, String itemName, String link, Instant expiresAt) {}

    /** @param creditCode the enterprise of the person with the phone */
    public record ContinueForm(String creditCode) {}

    private CounterViews() {}
}
