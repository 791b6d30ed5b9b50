package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.WaitingRecord;
import io.customerhub.warehouse.store.WaitingRecord.Group;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuarantineOptionsTest {
    @Test
    void whatIsWrongComesBeforeTheRecords() {
        Problem problem = new Problem("mapping", "date", "is not an ISO 8601 date");
        var text = new StringWriter();

        QuarantineListCommand.print(
                1_201,
                List.of(new Group("shop", "Sale", problem, 1_201)),
                List.of(
                        new WaitingRecord(
                                new SourceKey("shop", "Sale", "1"), List.of(problem), 7, Instant.EPOCH, false),
                        new WaitingRecord(
                                new SourceKey("shop", "Sale", "22"), List.of(problem), 8, Instant.EPOCH, true)),
                new PrintWriter(text, true));

        assertThat(text.toString()).isEqualToNormalizingNewlines("""
                source/entity  records  rule     problem
                shop/Sale      1,201    mapping  date is not an ISO 8601 date

                record        since                 run  problems
                shop/Sale/1   1970-01-01T00:00:00Z  7    date is not an ISO 8601 date
                shop/Sale/22  1970-01-01T00:00:00Z  8    date is not an ISO 8601 date (released; no run has taken it in yet)
                1,199 more: --most N
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarantine",
                "quarantine show",
                "quarantine edit shop/Sale/1",
                "quarantine edit shop/Sale/1 --set a=b --from file",
                "quarantine edit shop/Sale/1 --remove a --from file",
                "quarantine drop shop/Sale/1",
                "quarantine drop shop/Sale/1 --reason=",
                "quarantine history 1"
            })
    void whatIsNotSaidIsAskedForBeforeAnythingIsOpened(String line) {
        assertThat(HubCommand.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
    }
}
