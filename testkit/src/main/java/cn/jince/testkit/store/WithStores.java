package cn.jince.testkit.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a Spring test its own empty PostgreSQL database and a Redis, as {@code jince.db.*} and {@code jince.redis.*}.
 * Embedded servers are shared by the JVM; {@code mvn -Pcontainers} uses Testcontainers instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = StoresInitializer.class)
public @interface WithStores {}
