package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs every suite against every capability of a system, one after the other. */
public final class Kit {
    private static final ContractSuite CONTRACT = new ContractSuite();
    private static final Map<String, Suite> OTHERS = others();

    private static Map<String, Suite> others() {
        Map<String, Suite> suites = new LinkedHashMap<>();
        suites.put("codes", new CodesSuite());
        suites.put("faults", new FaultSuite());
        suites.put("cancel", new CancelSuite());
        suites.put("idempotency", new IdempotencySuite());
        suites.put("signature", new SignatureSuite());
        suites.put("drift", new DriftSuite());
        suites.put("load", new LoadSuite());
        suites.put("reconciliation", new ReconciliationSuite());
        return suites;
    }

    /** One report per capability. */
    public static Flux<Report> run(Target target) {
        return Flux.fromIterable(target.system().capabilities()).concatMap(capability -> run(target, capability));
    }

    private static Mono<Report> run(Target target, Capability capability) {
        return switch (target.system().protocol()) {
            case SIGNED_REST, SOAP, EXCHANGE_PLATFORM -> overHttp(target, capability);
            case FRONT_DATABASE ->
                DatabaseSuite.check(target, capability).map(findings -> Report.of(target, capability, findings));
            case SFTP, FTP, MESSAGE_QUEUE ->
                CollectionSuite.check(target, capability).map(findings -> Report.of(target, capability, findings));
        };
    }

    private static Mono<Report> overHttp(Target target, Capability capability) {
        return Mono.usingWhen(
                        FaultProxy.open(target.system().baseUrl()),
                        proxy -> Stand.of(target, capability, proxy)
                                .flatMap(stand -> findings(stand).collectList()),
                        FaultProxy::close)
                .map(findings -> Report.of(target, capability, findings));
    }

    private static Flux<Finding> findings(Stand stand) {
        Flux<Finding> findings = CONTRACT.check(stand);
        if (stand.recorded().isEmpty()) {
            findings = findings.concatWith(Flux.fromIterable(OTHERS.keySet())
                    .map(each -> Finding.notApplicable(each + ".all", "全部", "没有取得正常答复，未检测")));
        } else {
            findings = findings.concatWith(Flux.fromIterable(OTHERS.values()).concatMap(suite -> suite.check(stand)));
        }
        return findings.elapsed().map(each -> each.getT2().took(each.getT1()));
    }

    private Kit() {}
}
