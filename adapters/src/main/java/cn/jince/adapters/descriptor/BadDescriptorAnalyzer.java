package cn.jince.adapters.descriptor;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start with bad descriptors in one line for each mistake instead of a stack trace. */
final class BadDescriptorAnalyzer extends AbstractFailureAnalyzer<BadDescriptor> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadDescriptor cause) {
        return new FailureAnalysis(
                "The systems' descriptors have " + cause.faults().size() + " mistake(s):\n\n" + cause.getMessage(),
                "Correct them and start again; adapters/README.md explains every key.",
                cause);
    }
}
