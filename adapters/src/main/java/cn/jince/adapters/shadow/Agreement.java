package cn.jince.adapters.shadow;

/**
 * How often a line in shadow said what we know.
 *
 * @param attribute an attribute, or {@link Comparison#RECORD} for whether there is a record, or
 *     {@link Comparison#ANSWER} for whether an answer came at all
 */
public record Agreement(
        String system, String capability, String contractHash, String attribute, long compared, long agreed) {}
