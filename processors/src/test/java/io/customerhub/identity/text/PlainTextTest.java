package io.customerhub.identity.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Marcia  CAMPBELL-Brown | marcia campbell brown",
                "O'Brian, J.            | obrian j",
                "D’Aguilar              | daguilar",
                "Núñez Müller           | nunez muller",
                "Łukasz Strauß          | lukasz strauss",
                "Bjørn Æbelø            | bjorn aebelo",
                "İpek                   | ipek",
                "Ivan Иван              | ivan ivan",
                "Γιώργος Παπαδόπουλος   | giorgos papadopoulos",
                "王小明                  | wang xiao ming",
                "ＡＣＭＥ １２             | acme 12",
                "٣٤                     | 34",
                "ﬁne                    | fine",
                "№ ½ …                  | no 1 2",
            })
    void isSmallLatinLettersAndDigits(String text, String plain) {
        assertThat(PlainText.of(text)).isEqualTo(plain);
    }

    @Test
    void isTheSameForALetterWithItsMarkAndBesideIt() {
        assertThat(PlainText.of("Jose\u0301")).isEqualTo(PlainText.of("José"));
    }

    @Test
    void writesArabicAndHindiInLatinLetters() {
        assertThat(List.of(PlainText.of("محمد"), PlainText.of("प्रिया")))
                .allMatch(plain -> plain.matches("[a-z]+"), "Latin letters alone");
    }

    @Test
    void hasNothingOfBlanksAndSigns() {
        assertThat(PlainText.of(" -—'’ ")).isEmpty();
        assertThat(PlainText.words(" - ")).isEmpty();
    }

    @Test
    void doesNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(PlainText.of("IRIS")).isEqualTo("iris");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void threadsShareItsRules() {
        List<String> names = List.of("Иван", "Γιώργος", "王小明", "محمد", "Łukasz");
        List<String> alone = names.stream().map(PlainText::of).toList();
        List<List<String>> together = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> names.stream().map(PlainText::of).toList())
                .distinct()
                .toList();
        assertThat(together).containsExactly(alone);
    }
}
