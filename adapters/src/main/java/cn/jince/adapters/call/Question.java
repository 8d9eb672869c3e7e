package cn.jince.adapters.call;

import java.util.Map;

/**
 * What is asked or told, in our words.
 *
 * @param subject the enterprise or order it is about; with the capability it names the answer
 */
public record Question(
        String capability, String subject, String division, String purpose, Map<String, Object> parameters) {}
