package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor;
import java.time.Clock;
import org.springframework.core.env.Environment;

/** What is to be tested. @param environment with the secrets its descriptor names */
public record Target(SystemDescriptor system, Environment environment, Inputs inputs, Tempo tempo, Clock clock) {}
