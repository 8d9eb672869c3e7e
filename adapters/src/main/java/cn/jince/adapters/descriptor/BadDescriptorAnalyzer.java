package cn.jince.adapters.descriptor;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start with a bad descriptor in one clear line instead of a stack trace. */
final class BadDescriptorAnalyzer extends AbstractFailureAnalyzer<BadDescriptor> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadDescriptor cause) {
        return new FailureAnalysis(cause.getMessage(), "Correct the file and start again.", cause);
    }
}
