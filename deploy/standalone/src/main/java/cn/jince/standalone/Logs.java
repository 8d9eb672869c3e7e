package cn.jince.standalone;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends what the services log to one file, so that the terminal shows the story. Must be called before anything logs.
 */
final class Logs {
    static void to(Path directory) {
        System.setProperty("jince.logs", directory.toAbsolutePath().toString());
        System.setProperty("logback.configurationFile", "cn/jince/standalone/logback.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // Tomcat and Lucene log to the JDK
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private Logs() {}
}
