package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a conformance badge is bound to: SM3 over everything a capability's meaning hangs on. Where the system is, how
 * long a call may take and how far it is connected are not of the contract.
 */
public final class ContractHash {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** {@code sm3:} and 64 hexadecimal digits. */
    public static String of(SystemDescriptor system, Capability capability) {
        Map<String, @Nullable Object> contract = new LinkedHashMap<>();
        contract.put("system", system.system());
        contract.put("protocol", system.protocol());
        contract.put("capability", capability.capability());
        contract.put("kind", capability.kind());
        contract.put("version", capability.contract());
        contract.put("request", capability.request());
        contract.put("result", capability.result());
        contract.put("codes", capability.codes());
        contract.put("mapping", capability.mapping().strip());
        contract.put("as-of", capability.asOf());
        contract.put("schema", AnswerSchema.of(capability).tree());
        // through a plain tree, so that records and JSON are ordered alike
        Object tree = CANONICAL.convertValue(contract, Object.class);
        return "sm3:" + sm3(CANONICAL.writeValueAsString(tree));
    }

    private static String sm3(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        SM3Digest digest = new SM3Digest();
        digest.update(data, 0, data.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    private ContractHash() {}
}
