package cn.jince.adapters.signing;

import java.util.Map;

/**
 * What a signature covers.
 *
 * @param parameters those that are signed one by one, in the order in which they are sent
 * @param others those a template may name, and which are signed only then
 * @param body bytes that are signed through their digest; empty where everything stands in the parameters
 */
public record Message(
        String method, String path, Map<String, String> parameters, Map<String, String> others, byte[] body) {

    public static Message of(Map<String, String> parameters) {
        return new Message("", "", parameters, Map.of(), new byte[0]);
    }
}
