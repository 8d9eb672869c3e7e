package cn.jince.bff.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class IndexPageTest {

    @Test
    void without_the_client_the_page_names_the_command() {
        IndexPage page = IndexPage.onClasspath();
        if (new ClassPathResource("static/index.html").exists()) {
            assertThat(page.html()).contains("id=\"app\"");
        } else {
            assertThat(page.html()).contains("./dev up");
        }
    }

    @Test
    void another_page_has_another_tag() {
        assertThat(IndexPage.of("a").tag()).isNotEqualTo(IndexPage.of("b").tag());
    }
}
