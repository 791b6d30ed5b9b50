package io.customerhub.app.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.sql.SqlAccount;
import io.customerhub.connectors.sql.SqlDatabases;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code sql-sink} on a real PostgreSQL. */
final class SqlSinkIT {
    @TempDir
    static Path folder;

    private static ForeignDatabase crm;

    @BeforeAll
    static void open() throws SQLException {
        crm = ForeignDatabase.open(folder);
    }

    @AfterAll
    static void close() {
        crm.close();
    }

    @Test
    void writesNewRowsChangesKnownOnesAndEmptiesWhatIsNull() throws Exception {
        crm.execute("create table people (id uuid primary key, name text, sum numeric(20, 4), seen timestamptz,"
                + " born date, vip boolean, more jsonb, untouched text default 'theirs')");
        try (var sink = sink("people")) {
            sink.deliver(
                    List.of(upsert(1, "{\"name\":\"Ann\",\"sum\":1,\"vip\":true}"), upsert(2, "{\"name\":\"Bob\"}")));
            crm.execute("update people set untouched = 'hand-made'");
            List<Answer> answers = sink.deliver(List.of(
                    upsert(
                            1,
                            "{\"name\":\"O'Ann; drop table people\",\"sum\":12345678901234.5678,"
                                    + "\"seen\":\"2026-10-31T23:00:00Z\",\"born\":\"1980-01-01\",\"vip\":null,"
                                    + "\"more\":{\"a\":[1]}}"),
                    upsert(3, "{\"name\":\"Cat\",\"sum\":null}")));

            assertThat(answers).containsExactly(Answer.written(id(1), id(1)), Answer.written(id(3), id(3)));
        }
        assertThat(
                        crm.rows(
                                "select name, sum, seen at time zone 'UTC', born, vip, more, untouched from people order by id"))
                .containsExactly(
                        "O'Ann; drop table people|12345678901234.5678|2026-10-31 23:00:00|1980-01-01|null|{\"a\": [1]}|hand-made",
                        "Bob|null|null|null|null|null|hand-made",
                        "Cat|null|null|null|null|null|theirs");
    }

    @Test
    void aBadRowStandsAloneAndTheOthersAreWritten() throws Exception {
        crm.execute("create table short (id uuid primary key, name varchar(5), email text unique)");
        crm.execute("insert into short values ('" + id(900) + "', 'x', 'taken@example.com')");
        var deliveries = new ArrayList<Delivery>();
        IntStream.range(0, 300)
                .forEach(i ->
                        deliveries.add(upsert(i, i == 123 ? "{\"name\":\"too long\"}" : "{\"name\":\"n" + i + "\"}")));
        deliveries.set(7, upsert(7, "{\"name\":\"n7\",\"email\":\"taken@example.com\"}"));
        List<Answer> answers;
        try (var sink = sink("short")) {
            answers = sink.deliver(deliveries);
        }

        assertThat(answers).hasSize(300).extracting(Answer::externalId).doesNotHaveDuplicates();
        assertThat(answers.stream().filter(answer -> answer.outcome() == Outcome.REFUSED))
                .extracting(Answer::externalId, Answer::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                id(123), "ERROR: value too long for type character varying(5)"),
                        org.assertj.core.groups.Tuple.tuple(
                                id(7), "ERROR: duplicate key value violates unique constraint \"short_email_key\""));
        assertThat(crm.rows("select count(*) from short")).containsExactly("299");
    }

    @Test
    void takesRetiredCustomersOut() throws Exception {
        crm.execute("create table leaving (id uuid primary key, name text)");
        try (var sink = sink("leaving")) {
            sink.deliver(List.of(upsert(1, "{\"name\":\"a\"}"), upsert(2, "{\"name\":\"b\"}")));
            List<Answer> answers = sink.deliver(List.of(retire(1), retire(5)));

            assertThat(answers).extracting(Answer::outcome).containsOnly(Outcome.WRITTEN);
        }
        assertThat(crm.rows("select name from leaving")).containsExactly("b");
    }

    @Test
    void whatIsWrongWithTheTableIsNoRowsFault() throws Exception {
        crm.execute("create table plain (id uuid, name text)");
        assertRefused("plain", "{\"name\":\"a\"}", "no unique or exclusion constraint");
        assertRefused("plain", "{\"nme\":\"a\"}", "it has no column [nme] but [id, name]");
        assertRefused("nowhere", "{\"name\":\"a\"}", "there is no such table or view");
        crm.execute("create table kept_away (id uuid primary key, name text)");
        crm.execute("revoke insert on kept_away from crm");
        assertRefused("kept_away", "{\"name\":\"a\"}", "permission denied");
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailable() {
        var nowhere = new SqlAccount("crm", "jdbc:postgresql://127.0.0.1:1/crm", "crm", new Secret("hidden-word"));
        try (var sink = sink("people", nowhere)) {
            assertThatThrownBy(() -> sink.deliver(List.of(upsert(1, "{}"))))
                    .isInstanceOf(VendorException.Unavailable.class)
                    .hasMessageNotContaining("hidden-word");
        }
    }

    private static void assertRefused(String table, String fields, String words) {
        try (var sink = sink(table)) {
            assertThatThrownBy(() -> sink.deliver(List.of(upsert(1, fields), upsert(2, fields))))
                    .isInstanceOf(VendorException.Refused.class)
                    .hasMessageContaining(words);
        }
    }

    private static KameletFixture sink(String table) {
        return sink(table, crm.account);
    }

    private static KameletFixture sink(String table, SqlAccount account) {
        var databases = new SqlDatabases(List.of(account));
        var beans = new HashMap<String, Object>(databases.beans());
        beans.put("sqlDatabases", databases);
        return new KameletFixture("sql-sink", Map.of("database", "crm", "table", table, "keyColumn", "id"), beans);
    }

    private static String id(int number) {
        return String.format("00000000-0000-0000-0000-%012d", number);
    }

    private static Delivery upsert(int number, String fields) {
        try {
            return new Delivery(
                    id(number), Operation.UPSERT, Optional.empty(), (ObjectNode) JsonRecords.MAPPER.readTree(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Delivery retire(int number) {
        return new Delivery(
                id(number), Operation.RETIRE, Optional.of(id(number)), JsonRecords.MAPPER.createObjectNode());
    }
}
