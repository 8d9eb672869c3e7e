package cn.jince.bff.web.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The index of the built client; where it was not built, a short page that names the command. */
record IndexPage(String html, String tag) {
    private static final String NOT_BUILT = """
            <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>晋策</title>
            <h1>网页客户端尚未构建</h1>
            <p>The web client is not built. 请运行 <code>./dev up</code>（需要 Node.js 20.19 以上），
            或 <code>mvn -Pui -pl bff-web package</code>。接口 <code>/api/w</code> 不受影响。</p></html>
            """;

    static IndexPage onClasspath() {
        ClassPathResource index = new ClassPathResource("static/index.html");
        return of(index.exists() ? read(index) : NOT_BUILT);
    }

    static IndexPage of(String html) {
        return new IndexPage(html, DigestUtils.md5DigestAsHex(html.getBytes(StandardCharsets.UTF_8)));
    }

    Mono<ServerResponse> answer(ServerRequest request) {
        return request.checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.noCache())
                        .eTag(tag)
                        .bodyValue(html)));
    }

    private static String read(ClassPathResource index) {
        try (InputStream in = index.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
