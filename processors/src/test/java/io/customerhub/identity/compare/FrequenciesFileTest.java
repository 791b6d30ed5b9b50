package io.customerhub.identity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrequenciesFileTest {
    private static final Path FILE = Path.of("frequencies.yaml");

    private final Frequencies frequencies = new Frequencies(Map.of(
            "name/family",
            new Frequency(900, 0.0125, 2, new long[] {-5, 7, 1L << 40}, new int[] {12, 300, 12}),
            "region/region",
            new Frequency(0, Counts.NOT_KNOWN, 0, new long[0], new int[0])));

    @Test
    void whatIsWrittenIsRead() {
        var findings = new Findings();
        String text = FrequenciesFile.text(frequencies, "900 records");
        Frequencies read = FrequenciesFile.parse(FILE, text, findings).orElseThrow();
        assertThat(findings.list()).isEmpty();
        assertThat(FrequenciesFile.text(read, "900 records")).isEqualTo(text);
        Frequency family = read.of("name/family").orElseThrow();
        assertThat(family.present()).isEqualTo(900);
        assertThat(family.chanceOfEqual()).isEqualTo(0.0125);
        assertThat(family.of("seen by nobody")).isEqualTo(2);
        assertThat(text.indexOf(": 300")).isLessThan(text.indexOf(": 12"));
    }

    @Test
    void refusesWhatIsNoHash() {
        var findings = new Findings();
        String text = FrequenciesFile.text(frequencies, "900 records").replace("xfffffffffffffffb", "Brown");
        assertThat(FrequenciesFile.parse(FILE, text, findings)).isEmpty();
        assertThat(findings.list()).hasSize(1);
    }

    @Test
    void withoutFileNothingIsKnown(@TempDir Path folder) {
        assertThat(FrequenciesFile.read(folder.resolve("none.yaml"), new Findings()))
                .contains(Frequencies.NONE);
    }
}
