package cn.jince.bff.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a screen waits.
 *
 * @param partDeadline for parts the house itself answers
 * @param liveDeadline for parts a department's system answers
 */
@ConfigurationProperties("jince.web")
public record WebSettings(
        @DefaultValue("3s") Duration partDeadline,
        @DefaultValue("1500ms") Duration liveDeadline) {}
