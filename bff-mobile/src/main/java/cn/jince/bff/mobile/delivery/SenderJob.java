package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.Background;
import cn.jince.bff.mobile.MobileSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends round after round; every replica runs one, and rows are shared by SKIP LOCKED. */
@Component
class SenderJob {
    private final SendDeliveries sendDeliveries;
    private final Background background;
    private final MobileSettings.Delivery settings;

    SenderJob(SendDeliveries sendDeliveries, Background background, MobileSettings settings) {
        this.sendDeliveries = sendDeliveries;
        this.background = background;
        this.settings = settings.delivery();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (settings.enabled()) {
            background.repeat("sending", settings.every(), sendDeliveries::round, Mono::empty);
        }
    }
}
