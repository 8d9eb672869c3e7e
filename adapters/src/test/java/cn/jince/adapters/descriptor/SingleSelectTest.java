package cn.jince.adapters.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSelectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; DELETE FROM a",
                "SELECT 1;",
                "DELETE FROM a",
                "WITH x AS (DELETE FROM a RETURNING 1) SELECT * FROM x",
                "SELECT * FROM (DELETE FROM a RETURNING 1) x",
                "SELECT a INTO b FROM c",
                "SELECT 1 -- a",
                "SELECT 1 /* a */",
                "SELECT 1 # a",
                "SELECT $$a$$",
                "SELECT 'a",
                "SELECT 'a\\'; DELETE FROM b; --'",
                "SELECT a FROM b WHERE c = ?",
                "SELECT a FROM b FOR UPDATE",
                "SELECT @a := 1",
                "SELECT : FROM a",
                "",
                "42"
            })
    void anything_but_one_plain_select_is_refused(String text) {
        assertThat(SingleSelect.wrong(text)).isNotNull();
    }

    @Test
    void parameters_are_places_and_quoted_or_cast_colons_are_not() {
        SingleSelect select = SingleSelect.parse(
                "SELECT a::date, 'x:y;z--', \"update\" FROM 企业 WHERE b = :code AND c > :since AND d = :code");

        assertThat(select.names()).containsExactly("code", "since", "code");
        assertThat(select.text(n -> "$" + n))
                .isEqualTo("SELECT a::date, 'x:y;z--', \"update\" FROM 企业 WHERE b = $1 AND c > $2 AND d = $3");
    }
}
