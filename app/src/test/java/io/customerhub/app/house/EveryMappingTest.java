package io.customerhub.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.MappingTest;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the tests in mapping files pass is {@code hub check}'s to say. */
final class EveryMappingTest {
    @Test
    void hasTwoTestsAtLeastWithNamesOfTheirOwn() {
        var findings = new Findings();
        List<Mapping> mappings =
                Mappings.read(Repository.HOME.resolve("mappings"), findings).all();
        findings.throwIfAny();

        assertThat(mappings).hasSameSizeAs(Repository.files("mappings", ".yaml"));
        for (Mapping mapping : mappings) {
            assertThat(mapping.tests())
                    .as(Path.of("mappings")
                            .resolve(mapping.file().getFileName())
                            .toString())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .extracting(MappingTest::name)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void targetIsDescribedWithEachOfItsWords(Target target) {
        String reference = Repository.text(Path.of("docs/reference/mappings.md"));
        int heading = reference.indexOf("## Our words for a" + (target.word().matches("[aeiou].*") ? "n " : " ")
                + target.word().replace('-', ' ') + "\n");
        assertThat(heading).as("a section of docs/reference/mappings.md").isPositive();
        String section = reference.substring(heading, reference.indexOf("\n## ", heading));

        assertThat(target.fields()).allSatisfy(field -> assertThat(section).contains("`" + field + "`"));
    }
}
