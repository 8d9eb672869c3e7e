package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.ContractHash;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.time.Instant;
import java.util.List;

/**
 * What the kit found about one capability.
 *
 * @param contractHash of the contract it was held against
 * @param kit version of the kit
 */
public record Report(
        String system,
        String name,
        String capability,
        String contract,
        String contractHash,
        String kit,
        Instant at,
        List<Finding> findings) {
    static final String KIT = "1";

    static Report of(Target target, Capability capability, List<Finding> findings) {
        return new Report(
                target.system().system(),
                target.system().name(),
                capability.capability(),
                capability.contract(),
                ContractHash.of(target.system(), capability),
                KIT,
                target.clock().instant(),
                findings);
    }

    public boolean passed() {
        return count(Verdict.FAILED) == 0 && count(Verdict.PASSED) > 0;
    }

    public long count(Verdict verdict) {
        return findings.stream().filter(each -> each.verdict() == verdict).count();
    }
}
