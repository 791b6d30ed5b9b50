package io.customerhub.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.model.CustomerField;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "emial, email",
        "Email, email",
        "e-mail, email",
        "phne, phone",
        "giveName, givenName",
        "organization, organisation",
        "birthdate, birthDate",
        "tax_id, taxId",
        "postcode, postalCode"
    })
    void meansTheNearestWord(String written, String meant) {
        assertThat(Suggestion.instead(written, CustomerField.words())).isEqualTo("did you mean '" + meant + "'?");
    }

    @Test
    void listsWhatThereIsWhereNothingIsNear() {
        assertThat(Suggestion.instead("colour", List.of("name", "email"))).isEqualTo("use one of email, name");
    }

    @Test
    void listsNoMoreThanCanBeRead() {
        List<String> many =
                IntStream.range(0, 40).mapToObj(i -> "completely" + i).toList();

        assertThat(Suggestion.instead("x", many)).endsWith(", …").matches("use one of (completely\\d+, ){12}…");
    }

    @Test
    void saysToRemoveWhatCanHaveNoName() {
        assertThat(Suggestion.instead("x", List.of())).isEqualTo("remove it");
    }

    @Property
    void doesNotDependOnTheOrderOfTheWords(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String word) {
        List<String> reversed = new java.util.ArrayList<>(CustomerField.words());
        Collections.reverse(reversed);

        assertThat(Suggestion.instead(word, CustomerField.words())).isEqualTo(Suggestion.instead(word, reversed));
    }
}
