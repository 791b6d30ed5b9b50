package io.customerhub.identity.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JaroWinklerTest {
    /** The values of Winkler's own paper. */
    @ParameterizedTest
    @CsvSource({"martha,marhta,0.9611", "dwayne,duane,0.84", "dixon,dicksonx,0.8133", "same,same,1", "abc,xyz,0"})
    void isAsWinklerPublished(String left, String right, double expected) {
        assertThat(JaroWinkler.similarity(left, right)).isCloseTo(expected, within(0.0001));
    }

    @Property
    void isThatOfTheLibraryWhichAllocates(
            @ForAll @CharRange(from = 'a', to = 'e') @StringLength(min = 1, max = 20) String left,
            @ForAll @CharRange(from = 'a', to = 'e') @StringLength(min = 1, max = 20) String right) {
        assertThat(JaroWinkler.similarity(left, right))
                .isCloseTo(new JaroWinklerSimilarity().apply(left, right), within(1e-9));
    }
}
