package cn.jince.testkit.push;

import tools.jackson.databind.JsonNode;

/**
 * A notice a push service took for one device.
 *
 * @param id what the sender identified it by: the JPush {@code cid}, the APNs collapse id
 */
public record PushedNotice(String device, String id, String title, String text, JsonNode body) {}
