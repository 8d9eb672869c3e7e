package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    private static final Pattern CODE = Pattern.compile("`([A-Za-z]+)`");
    private static final Path GLOSSARY = Path.of("../../docs/GLOSSARY.md");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jince");

    @Test
    void every_code_word_exists_as_a_type_or_a_package() throws IOException {
        Set<String> known = words();

        Set<String> missing = glossaryWords();
        missing.removeAll(known);

        assertThat(glossaryWords()).hasSizeGreaterThan(25);
        assertThat(missing)
                .as("words of the glossary that no type or package has")
                .isEmpty();
    }

    @Test
    void a_word_nobody_uses_is_noticed() {
        assertThat(words()).contains("CreditCode", "claim").doesNotContain("Application", "PolicyListing");
    }

    private Set<String> words() {
        Set<String> names = classes.stream().map(type -> type.getSimpleName()).collect(Collectors.toSet());
        classes.forEach(type -> names.addAll(Set.of(type.getPackageName().split("\\."))));
        return names;
    }

    /** The third column of the tables that have one. */
    private static Set<String> glossaryWords() throws IOException {
        Set<String> words = new LinkedHashSet<>();
        for (String line : Files.readAllLines(GLOSSARY)) {
            String[] cells = line.split("\\|");
            if (cells.length >= 5 && !line.contains("---")) {
                Matcher matcher = CODE.matcher(cells[3]);
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
            }
        }
        return words;
    }
}
