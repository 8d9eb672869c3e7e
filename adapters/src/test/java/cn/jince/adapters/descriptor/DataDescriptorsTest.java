package cn.jince.adapters.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class DataDescriptorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    AND sfyx = '1' | AND sfyx = '1'; DELETE FROM qy_jbxx | request.select must be one single statement
                    AND sfyx = '1' | AND sfyx = :valid | request.parameters must name what the select binds
                    sfyx, sjbz FROM qy_jbxx | sfyx, sjbz FROM qy_jbxx; TRUNCATE qy_jbxx | table.select must be one single statement
                    sfyx, sjbz FROM qy_jbxx | sfyx, sjbz FROM qy_jbxx WHERE id = :id | table.select must not have parameters
                    flag: {table: qy_jbxx, | flag: {table: "qy_jbxx SET a = 1; --", | table.flag.table must look like
                    key: id | key: id DESC | table.key must look like
                    page: 5 | page: 1001 | collection.page must
                    profile: password | profile: hmac-sm3 | signing.profile must be
                    subject: xydm | subject: "xydm[" | collection.subject is no JSONata
                    page: 5 | page: 5~      queue: {name: q, tries: 1, idle: 1s} | collection must
                    """)
    void a_front_database_that_says_too_much_or_too_little_stops_the_start(String good, String bad, String said)
            throws IOException {
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty("jince.systems.front.url", "r2dbc:postgresql://localhost:1/front");
        environment.setProperty("jince.systems.front.secret", "s");
        String text = new ClassPathResource("data/sx.front.yaml").getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains(good);
        Path file = Files.writeString(folder.resolve("sx.broken.yaml"), text.replace(good, bad.replace('~', '\n')));

        assertThatThrownBy(() -> Descriptors.read(environment, file.toUri().toString()))
                .isInstanceOf(BadDescriptor.class)
                .hasMessageContaining(said);
    }
}
