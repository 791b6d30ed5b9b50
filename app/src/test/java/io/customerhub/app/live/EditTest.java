package io.customerhub.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one line about what is different. */
final class EditTest {
    private static final String BOOKS = """
            source: books
            fields:
              name: .Name
              email: .Mail
              notes: .Notes
            tests:
              - name: a person
            """;

    @Test
    void fieldsAreNamedWithWhatIsNewAndGone() {
        String edited = BOOKS.replace("  name: .Name", "  name: .FullName")
                .replace("  notes: .Notes", "  website: .Site")
                .replace("a person", "somebody");

        assertThat(words(edited)).isEqualTo("mappings/books.yaml (fields: name, -notes, +website; tests)");
    }

    @Test
    void anEditOfCommentsAloneIsOneToo() {
        assertThat(words("# ours\n" + BOOKS)).isEqualTo("mappings/books.yaml (comments)");
    }

    @Test
    void filesThatComeAndGoAreNamed() {
        var edit = new Edit(Map.of("mappings/books.yaml", BOOKS), Map.of("mappings/club.yaml", BOOKS));

        assertThat(edit.words()).isEqualTo("mappings/books.yaml (gone), mappings/club.yaml (new)");
    }

    @Test
    void whatIsTheSameIsNoEdit() {
        assertThat(new Edit(Map.of("mappings/books.yaml", BOOKS), Map.of("mappings/books.yaml", BOOKS)).files())
                .isEmpty();
    }

    private static String words(String edited) {
        return new Edit(Map.of("mappings/books.yaml", BOOKS), Map.of("mappings/books.yaml", edited)).words();
    }
}
