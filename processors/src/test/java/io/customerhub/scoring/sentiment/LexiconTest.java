package io.customerhub.scoring.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.declaration.Findings;
import io.customerhub.model.PlainKind;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.scoring.sentiment.Sentiment.Driver;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LexiconTest {
    private static final Lexicon SMALL = new Lexicon(
            Map.of("good", 0.6, "big up", 0.8, "late", -0.4, "👍", 0.6, "good morning", 0.0),
            Set.of("not", "don't"),
            3,
            -0.5,
            Map.of("very", 1.5, "slightly", 0.5));

    private static Lexicon shipped() {
        var findings = new Findings();
        Lexicon lexicon = SentimentFile.read(Path.of("../config/scoring/sentiment.yaml"), findings)
                .orElseThrow();
        findings.throwIfAny();
        return lexicon;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GOOD | 0.6",
                "It came late, but good | 0.1",
                "not good | -0.3",
                "very good | 0.9",
                "very very good | 1",
                "not very good | -0.45",
                "slightly late | -0.2",
                "not so very late | 0.3",
                "not at all too good | 0.6",
                "No, I do not. Good | 0.6",
                "I don’t say good | -0.3",
                "not good or late | -0.35",
                "Big   up! | 0.8",
                "big. up the street: late | -0.4",
                "goooooood | 0.6",
                "👍🏾 | 0.6",
                "Good morning, it is late | -0.4",
                "Good morning. good | 0.6",
                "good-late | 0.1",
            })
    void tellsHowATextSounds(String text, double value) {
        assertThat(SMALL.of(text).orElseThrow().value()).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "good morning",
                "goods",
                "@good",
                "ann@good.com",
                "https://good.com/late",
                "www.good.com",
                "big-hearted ups",
                "not very",
                "''' ’ ..."
            })
    void tellsNothingOfATextWithoutAKnownWord(String text) {
        assertThat(SMALL.of(text)).isEmpty();
    }

    @Test
    void namesTheWordsThatMadeIt() {
        assertThat(SMALL.of("not very good, big up").orElseThrow().drivers())
                .containsExactly(new Driver("good", true, 0.6 * 1.5 * -0.5), new Driver("big up", false, 0.8));
        assertThat(SMALL.of("good good late").orElseThrow().rounded()).isEqualTo(new BigDecimal("0.2667"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in, message, Late again | -0.4",
                "'', comment, good | 0.6",
                "out, post, good | ''",
                "in, visit, good | ''",
                "in, call, late | ''",
                "in, mail, no word of it | ''",
            })
    void tellsOfWhatCustomersWrite(String interaction, String value) {
        String[] parts = interaction.replace("'", "").split(", ", -1);
        var record = new PlainRecord(
                PlainKind.INTERACTION,
                new SourceKey("crm", "Message", "1"),
                Instant.EPOCH,
                Optional.empty(),
                Map.of(
                        "direction",
                        parts[0],
                        "kind",
                        parts[1],
                        "text",
                        parts[2],
                        "occurredAt",
                        "2026-01-01T00:00:00Z"));
        assertThat(SMALL.of(record)
                        .map(told -> told.rounded().stripTrailingZeros().toPlainString()))
                .isEqualTo(Optional.ofNullable(value).filter(text -> !text.isEmpty()));
    }

    @Test
    void readsTheSubjectAsAClauseOfItsOwn() {
        var record = new PlainRecord(
                PlainKind.INTERACTION,
                new SourceKey("crm", "Mail", "1"),
                Instant.EPOCH,
                Optional.empty(),
                Map.of("kind", "mail", "subject", "not", "text", "good", "occurredAt", "2026-01-01T00:00:00Z"));
        assertThat(SMALL.of(record).orElseThrow().value()).isEqualTo(0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Big up unno, delivery come early and di flour fresh!",
                "Nuff respect to the whole team 🙏🏾",
                "Mi cyaan complain, everything irie",
                "Thank you for the quick delivery, I am very pleased",
                "Not bad at all",
                "The food sell off!"
            })
    void shippedWordsHearPraise(String text) {
        assertThat(shipped().of(text).orElseThrow().value()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mi vex bad, di order late again",
                "Pure foolishness. Unno a tief!",
                "Mi nuh happy wid di service",
                "Box mash up and two cases missing",
                "I am not satisfied and want a refund",
                "worst customer service ever 😡"
            })
    void shippedWordsHearComplaints(String text) {
        assertThat(shipped().of(text).orElseThrow().value()).isNegative();
    }

    @Test
    void shippedFileHasPraiseAndComplaintsInLikeNumber() {
        Lexicon lexicon = shipped();
        assertThat(lexicon.weights().values().stream().filter(weight -> weight > 0))
                .hasSizeBetween(100, 160);
        assertThat(lexicon.weights().values().stream().filter(weight -> weight < 0))
                .hasSizeBetween(100, 160);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                        "good", "big", "up", "late", "not", "don't", "very", "👍", "morning", ".", "@", "'", "\ud83d",
                        "́", "http://")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join(" ", list));
        return Arbitraries.oneOf(
                words,
                words.map(text -> text.replace(" ", "")),
                Arbitraries.strings().ofMaxLength(200));
    }

    @Property
    void anyTextIsToldBetweenItsEndsByItsDrivers(@ForAll("texts") String text) {
        Optional<Sentiment> told = SMALL.of(text);
        told.ifPresent(sentiment -> {
            assertThat(sentiment.value()).isBetween(-1.0, 1.0);
            assertThat(sentiment.drivers()).isNotEmpty().allSatisfy(driver -> {
                assertThat(driver.says()).isBetween(-1.0, 1.0);
                assertThat(SMALL.weights()).containsKey(driver.words());
            });
            assertThat(sentiment.value())
                    .isCloseTo(
                            sentiment.drivers().stream()
                                    .mapToDouble(Driver::says)
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
        });
        assertThat(SMALL.of(text)).isEqualTo(told);
        assertThat(Lexicon.NONE.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "good ", "not very ", "big big big ", "👍", "'", "é", "\u0301", ".", "@", "a'"})
    void aLongTextTakesTimeInProportion(String part) {
        String text = part.repeat(2_000_000 / part.length());
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> SMALL.of(text));
    }
}
