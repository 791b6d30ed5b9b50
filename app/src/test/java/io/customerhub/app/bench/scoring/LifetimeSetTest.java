package io.customerhub.app.bench.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.value.Purchase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifetimeSetTest {
    @TempDir
    Path folder;

    @Test
    void readsValuesThatBlanksKeepApart() throws IOException {
        Files.writeString(
                folder.resolve("data.txt"), " id  day  n  paid\r\n 1 19970101  2   11.77\r\n 1  19970105 1 5.00 \r\n");
        LifetimeSet set = LifetimeSet.read(set("separator: ' '"), folder);
        assertThat(set.customers())
                .containsExactly(List.of(
                        new Purchase(LocalDate.of(1997, 1, 1), 11.77, 2),
                        new Purchase(LocalDate.of(1997, 1, 5), 5, 1)));
        assertThat(set.calibration().end()).isEqualTo(LocalDate.of(1997, 9, 30));
        assertThat(set.until()).isEqualTo(LocalDate.of(1998, 6, 30));
    }

    @Test
    void saysWhichRowIsNotAsDescribedWithoutItsValues() throws IOException {
        Files.writeString(folder.resolve("data.txt"), "id,day,n,paid\n1,19970101,2,11.77\n2,secret,1,5.00\n");
        assertThatThrownBy(() -> LifetimeSet.read(set("separator: ','"), folder))
                .isInstanceOf(DeclarationException.class)
                .hasMessageContaining("row 2 of the data has no date, spend or units as described")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void saysWhichColumnIsNotThere() throws IOException {
        Files.writeString(folder.resolve("data.txt"), "id,day,n,pay\n");
        assertThatThrownBy(() -> LifetimeSet.read(set("separator: ','"), folder))
                .hasMessageContaining("no column 'paid' in data.txt");
    }

    private ScoringSet set(String separator) throws IOException {
        Path file = Files.writeString(folder.resolve("set.yaml"), """
                description: two purchases
                data: data.txt
                lifetime:
                  customer: id
                  date: day
                  dateFormat: yyyyMMdd
                  spend: paid
                  units: n
                  calibration: {from: 1997-01-01, to: 1997-09-30}
                  until: 1998-06-30
                """ + "  " + separator + "\n");
        var findings = new Findings();
        ScoringSet set = ScoringSet.read(file, findings).orElseThrow();
        findings.throwIfAny();
        return set;
    }
}
