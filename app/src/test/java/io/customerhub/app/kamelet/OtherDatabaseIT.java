package io.customerhub.app.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.sql.SqlAccount;
import io.customerhub.connectors.sql.SqlDatabases;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The SQL Kamelets on a MariaDB or a SQL Server that somebody runs: {@code HUB_TEST_SQL_URL}, {@code HUB_TEST_SQL_USER}
 * and {@code HUB_TEST_SQL_PASSWORD} name an empty database of it. There is none that a test could start by itself.
 */
@EnabledIfEnvironmentVariable(named = "HUB_TEST_SQL_URL", matches = "jdbc:.+")
final class OtherDatabaseIT {
    private final SqlAccount account = new SqlAccount(
            "crm",
            variable("HUB_TEST_SQL_URL"),
            variable("HUB_TEST_SQL_USER"),
            new Secret(variable("HUB_TEST_SQL_PASSWORD")));
    private final boolean mariaDb = account.url().startsWith("jdbc:mariadb:");

    @Test
    void valuesComeAsTheyAreAndRowsOfOneMomentOnceEach() throws Exception {
        execute("drop table if exists kinds");
        execute("create table kinds (id bigint not null primary key, t varchar(40), n decimal(30, 10), b "
                + (mariaDb ? "boolean" : "bit") + ", z " + (mariaDb ? "timestamp(6) null" : "datetimeoffset")
                + ", l " + (mariaDb ? "datetime(6)" : "datetime2(6)") + ", d date, f "
                + (mariaDb ? "double" : "float") + ", x varbinary(9), changed "
                + (mariaDb ? "datetime(6)" : "datetime2") + ")");
        String zoned = mariaDb
                ? "convert_tz('2026-11-01 00:00:00.123456', '+00:00', @@session.time_zone)"
                : "'2026-10-31 19:00:00.123456 -05:00'";
        execute("insert into kinds values (9007199254740993, 'O''Brien', 12345678901234567890.1234567890, 1, " + zoned
                + ", '2026-03-29 02:30:00', '1980-01-01', 0.1, " + (mariaDb ? "x'00ff'" : "0x00ff")
                + ", '2026-10-01 12:00:00.5')");
        for (int i = 1; i <= 25; i++) {
            execute("insert into kinds (id, changed) values (" + i + ", "
                    + (i % 5 == 0 ? "null" : "'2026-10-02 12:00:00.123456'") + ")");
        }
        try (var source = fixture(
                "sql-source",
                Map.of(
                        "flow",
                        "test",
                        "source",
                        "crm",
                        "entity",
                        "things",
                        "table",
                        "kinds",
                        "columns",
                        "t,n,b,z,l,d,f,x",
                        "keyColumn",
                        "id",
                        "changedAtColumn",
                        "changed",
                        "pageSize",
                        "4"))) {
            List<RawRecord> records = source.run();
            assertThat(records).hasSize(26).extracting(RawRecord::id).doesNotHaveDuplicates();
            RawRecord full = records.stream()
                    .filter(record -> record.id().equals("9007199254740993"))
                    .findFirst()
                    .orElseThrow();
            String text = new String(full.payload(), StandardCharsets.UTF_8);
            assertThat(text)
                    .contains("\"t\":\"O'Brien\",\"n\":12345678901234567890.1234567890,\"b\":true")
                    .containsPattern("\"z\":\"2026-11-01T00:00:00\\.1234560?Z\"")
                    .containsPattern("\"l\":\"2026-03-29T02:30:00(\\.0+)?Z\"")
                    .contains("\"d\":\"1980-01-01\",\"f\":0.1");
            assertThat(source.run())
                    .as("the overlap and the rows without a time")
                    .hasSize(25);
            execute("update kinds set t = 'new', changed = '2026-10-03 00:00:00' where id = 3");
            assertThat(source.run()).extracting(RawRecord::id).contains("3").hasSize(25);
            assertThat(source.run())
                    .extracting(RawRecord::id)
                    .containsExactlyInAnyOrder("5", "10", "15", "20", "25", "3");
        }
    }

    @Test
    void rowsAreWrittenByTheirKeyAndABadOneStandsAlone() throws Exception {
        execute("drop table if exists people");
        execute("create table people (id varchar(36) not null primary key, name varchar(5), total decimal(20, 4), seen "
                + (mariaDb ? "datetime(6)" : "datetime2") + ", untouched varchar(9) default 'theirs')");
        try (var sink = fixture("sql-sink", Map.of("table", "people", "keyColumn", "id"))) {
            sink.deliver(List.of(delivery("a", "{\"name\":\"Ann\",\"total\":1}"), delivery("b", "{\"name\":\"Bob\"}")));
            execute("update people set untouched = 'hand'");
            List<Answer> answers = sink.deliver(List.of(
                    delivery(
                            "a", "{\"name\":\"Ann'\",\"total\":12345678901234.5678,\"seen\":\"2026-10-31T23:00:00Z\"}"),
                    delivery("b", "{\"name\":\"too long\"}"),
                    delivery("c", "{\"name\":null}"),
                    delivery("d", "{\"name\":\"Dan\"}")));

            assertThat(answers)
                    .extracting(Answer::outcome)
                    .containsExactly(
                            Answer.Outcome.WRITTEN,
                            Answer.Outcome.REFUSED,
                            Answer.Outcome.WRITTEN,
                            Answer.Outcome.WRITTEN);
            sink.deliver(List.of(
                    new Delivery("d", Operation.RETIRE, Optional.of("d"), JsonRecords.MAPPER.createObjectNode())));
        }
        try (var source = fixture(
                "sql-source",
                Map.of(
                        "flow",
                        "test",
                        "source",
                        "crm",
                        "entity",
                        "people",
                        "table",
                        "people",
                        "columns",
                        "name,total,untouched",
                        "keyColumn",
                        "id"))) {
            assertThat(source.run())
                    .extracting(record -> record.id() + new String(record.payload(), StandardCharsets.UTF_8))
                    .containsExactly(
                            "a{\"name\":\"Ann'\",\"total\":12345678901234.5678,\"untouched\":\"hand\"}",
                            "b{\"name\":\"Bob\",\"total\":null,\"untouched\":\"hand\"}",
                            "c{\"name\":null,\"total\":null,\"untouched\":\"theirs\"}");
        }
    }

    private KameletFixture fixture(String kamelet, Map<String, String> parameters) {
        var databases = new SqlDatabases(List.of(account));
        var beans = new HashMap<String, Object>(databases.beans());
        beans.put("sqlDatabases", databases);
        var all = new TreeMap<>(parameters);
        all.put("database", "crm");
        return new KameletFixture(kamelet, all, beans);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        account.url(), account.user(), account.password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Delivery delivery(String id, String fields) throws IOException {
        return new Delivery(id, Operation.UPSERT, Optional.empty(), (ObjectNode) JsonRecords.MAPPER.readTree(fields));
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }
}
