package io.customerhub.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EveryTableTest {
    private static final Pattern CREATED = Pattern.compile(
            "^create (?:table|(?:or replace )?view) ((?:customer_360|hub)\\.[a-z_]+)", Pattern.MULTILINE);
    private static final Pattern COMMENTED =
            Pattern.compile("^comment on (?:table|view) ((?:customer_360|hub)\\.[a-z_]+)", Pattern.MULTILINE);

    private static final Pattern DROPPED =
            Pattern.compile("^drop (?:table|view) ((?:customer_360|hub)\\.[a-z_]+)", Pattern.MULTILINE);

    @Test
    void isInTheReference() {
        String reference = Repository.text(Path.of("docs/reference/warehouse.md"));
        Set<String> tables = found(CREATED);
        tables.removeAll(found(DROPPED));

        assertThat(tables).hasSizeGreaterThan(30);
        assertThat(tables)
                .allSatisfy(table -> assertThat(reference)
                        .containsPattern("(?m)^\\| (`[a-z_]+`, )*`" + table.substring(table.indexOf('.') + 1) + "`"));
    }

    /** Readers see comments in their own tools; the tables of the first version that have none say it by their columns. */
    @Test
    void ofReadersSaysWhatItsRowsAre() {
        Set<String> without = found(CREATED);
        without.removeAll(found(COMMENTED));
        without.removeIf(table -> !table.startsWith("customer_360."));

        assertThat(without)
                .isSubsetOf(
                        "customer_360.transaction_lines",
                        "customer_360.social_media_profiles",
                        "customer_360.marketing_campaigns");
    }

    private static Set<String> found(Pattern pattern) {
        List<Path> migrations = Repository.files("warehouse/src/main/resources/db/migration", ".sql");
        assertThat(migrations).isNotEmpty();
        Set<String> names = new TreeSet<>();
        migrations.stream()
                .map(Repository::text)
                .flatMap(sql -> Stream.of(pattern.matcher(sql)))
                .forEach(matcher -> {
                    while (matcher.find()) {
                        names.add(matcher.group(1));
                    }
                });
        return names;
    }
}
