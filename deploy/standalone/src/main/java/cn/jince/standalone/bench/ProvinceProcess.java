package cn.jince.standalone.bench;

import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake province in a process of its own: what it spends on misbehaving is not taken from whom it is shown to. */
final class ProvinceProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Process process;
    private final int control;
    private final Map<String, String> settings;

    private ProvinceProcess(Process process, JsonNode said) {
        this.process = process;
        this.control = said.path("control").asInt();
        this.settings = new HashMap<>();
        said.path("settings").forEachEntry((name, value) -> settings.put(name, value.asString()));
    }

    static ProvinceProcess start() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProvinceProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("{")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the fake province did not start");
        }
        return new ProvinceProcess(process, JsonMapper.shared().readTree(line));
    }

    Map<String, String> settings() {
        return settings;
    }

    void fail(String system, Fault fault) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + control + "/control/" + system))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        fault == Fault.NONE
                                ? "{\"fault\":\"NONE\"}"
                                : "{\"fault\":\"" + fault + "\",\"delayMillis\":500}"))
                .build();
        try {
            int status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("the province refuses " + fault + " with " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the province does not listen", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its input ends with this process, and it with its input. */
    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] args) throws IOException {
        try (FakeProvince province = FakeProvince.start()) {
            System.out.println(JsonMapper.shared()
                    .writeValueAsString(Map.of("control", province.controlPort(), "settings", province.settings())));
            while (System.in.read() >= 0) {
                // until whoever asked for it is gone
            }
        }
    }
}
