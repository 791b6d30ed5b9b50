package io.customerhub.identity.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditDistanceTest {
    private final EditDistance distance = new EditDistance();

    @ParameterizedTest
    @CsvSource({
        "smith,smith,0",
        "smith,smyth,1",
        "smith,simth,1",
        "smith,smiths,1",
        "smith,mith,1",
        "kitten,sitting,3",
        "żółć,zolc,4"
    })
    void countsLettersToChange(String left, String right, int expected) {
        assertThat(distance.between(left, right)).isEqualTo(expected);
        assertThat(distance.between(right, left)).isEqualTo(expected);
    }

    @Test
    void countsTheLettersOfTheOtherWhereOneIsEmpty() {
        assertThat(distance.between("", "abc")).isEqualTo(3);
        assertThat(distance.between("", "")).isZero();
    }

    @Property
    void equalsTheTableOfTheTextbook(
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 64) String left,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 90) String right) {
        assertThat(distance.between(left, right)).isEqualTo(byTable(left, right));
    }

    @Property
    void equalsTheTableForLettersBeyondAscii(
            @ForAll @CharRange(from = 'x', to = 'Ă') @StringLength(max = 12) String left,
            @ForAll @CharRange(from = 'x', to = 'Ă') @StringLength(max = 12) String right) {
        assertThat(distance.between(left, right)).isEqualTo(byTable(left, right));
    }

    private static int byTable(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int replaced = table[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[left.length()][right.length()];
    }
}
