package io.customerhub.scoring.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentimentFileTest {
    private static final Path FILE = Path.of("sentiment.yaml");

    private final Findings findings = new Findings();

    private Optional<Lexicon> parse(String words, String negators, String intensifiers) {
        return SentimentFile.parse(
                FILE,
                "description: some\nwords: {" + words + "}\nnegators: {words: [" + negators
                        + "], within: 3, turn: -0.6}\nintensifiers: {" + intensifiers + "}\n",
                findings);
    }

    @Test
    void readsWordsInTheFormOfTexts() {
        Lexicon lexicon = parse("Big Up: 0.8, Can’t Complain: 0.4, no: -0.1", "not", "very: 1.3")
                .orElseThrow();
        assertThat(lexicon.weights()).containsOnlyKeys("big up", "can't complain", "no");
        assertThat(findings.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good: 1.5 | not | very: 1.3 | sentiment.yaml line 2",
                "good: 0.5, Good: 0.6 | not | very: 1.3 | 'Good' in 'words' stands in 'words' already",
                "not: -0.5 | not | very: 1.3 | 'not' in 'negators' stands in 'words' already",
                "good: 0.5 | not | not: 1.3 | line 3: 'not' in 'negators' stands in 'intensifiers' already",
                "good: 0.5 | not at | very: 1.3 | 'not at' in 'negators' is 2 words, and may be one",
                "'a b c d e': 0.5 | not | very: 1.3 | is 5 words, and may be one to 4",
                "'...': 0.5 | not | very: 1.3 | is 0 words, and may be one to 4",
                "good: 0.5 | not | very: 0 | in 'intensifiers/very'",
            })
    void refusesWordsThatCannotBeFound(String words, String negators, String intensifiers, String problem) {
        assertThat(parse(words, negators, intensifiers)).isEmpty();
        assertThat(findings.list())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains(problem));
    }

    @Test
    void withoutFileNothingIsTold() {
        assertThat(SentimentFile.read(Path.of("no-such.yaml"), findings)).contains(Lexicon.NONE);
        assertThat(findings.list()).isEmpty();
    }
}
