package io.customerhub.app.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.sql.SqlAccount;
import io.customerhub.connectors.sql.SqlDatabases;
import io.customerhub.connectors.tokens.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet {@code sql-source} on a real PostgreSQL. */
final class SqlSourceIT {
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
    void valuesComeAsTheyAre() throws Exception {
        crm.execute("create table kinds (id uuid primary key, t text, n numeric(38, 10), i bigint, b boolean,"
                + " z timestamptz, l timestamp, d date, f double precision, j jsonb, x bytea, a text[], m money)");
        crm.execute("insert into kinds values ('6f1c1d1e-0000-4000-8000-000000000001', 'O''Brien \"é\"',"
                + " 12345678901234567890.1234567890, 9007199254740993, true, '2026-10-31 19:00:00.123456-05',"
                + " '2026-03-29 02:30:00', '1980-01-01', 0.1, '{\"a\": 1.10}', '\\x00ff', '{a,b}', 1234.50),"
                + " ('6f1c1d1e-0000-4000-8000-000000000002', null, null, null, null, null, null, null, null, null,"
                + " null, null, null)");
        try (var source = source(Map.of("table", "kinds", "columns", "t,n,i,b,z,l,d,f,j,x,a,m", "keyColumn", "id"))) {
            List<RawRecord> records = source.run();

            assertThat(payload(records.get(0)))
                    .isEqualTo("{\"t\":\"O'Brien \\\"é\\\"\",\"n\":12345678901234567890.1234567890,"
                            + "\"i\":9007199254740993,\"b\":true,\"z\":\"2026-11-01T00:00:00.123456Z\","
                            + "\"l\":\"2026-03-29T02:30:00.000000Z\",\"d\":\"1980-01-01\",\"f\":0.1,"
                            + "\"j\":\"{\\\"a\\\": 1.10}\",\"x\":\"AP8=\",\"a\":\"{a,b}\",\"m\":1234.50}");
            assertThat(payload(records.get(1)))
                    .isEqualTo("{\"t\":null,\"n\":null,\"i\":null,\"b\":null,\"z\":null,\"l\":null,\"d\":null,"
                            + "\"f\":null,\"j\":null,\"x\":null,\"a\":null,\"m\":null}");
            assertThat(records.get(0).id()).isEqualTo("6f1c1d1e-0000-4000-8000-000000000001");
            assertThat(records.get(0).entity()).isEqualTo("things");
        }
    }

    @Test
    void rowsOfOneMomentAndRowsWithoutAnyAreReadOnceEach() throws Exception {
        crm.execute("create table ties (id int primary key, changed timestamptz)");
        crm.execute("insert into ties select i, case when i % 5 = 0 then null else timestamptz '2026-10-01 12:00:00Z'"
                + " end from generate_series(1, 2503) as s(i)");
        try (var source = source(Map.of(
                "table",
                "public.ties",
                "columns",
                "id",
                "keyColumn",
                "id",
                "changedAtColumn",
                "changed",
                "pageSize",
                "100"))) {
            assertThat(source.run()).hasSize(2503).extracting(RawRecord::id).doesNotHaveDuplicates();

            assertThat(source.cursor()).isEqualTo("{\"changedAt\":\"2026-10-01T12:00:00.000000Z\"}");
            assertThat(source.run())
                    .as("rows of the overlap and rows that do not say when they changed come again")
                    .hasSize(2503);
        }
    }

    @Test
    void onlyWhatChangedIsReadAgainAndALateCommitIsNotMissed() throws Exception {
        crm.execute("create table changes (id text primary key, name text, changed timestamp not null)");
        crm.execute("insert into changes select 'k' || i, 'n', timestamp '2026-10-01 00:00:00' + i * interval '1 hour'"
                + " from generate_series(1, 50) as s(i)");
        try (var source = source(Map.of(
                "table",
                "changes",
                "columns",
                "name",
                "keyColumn",
                "id",
                "changedAtColumn",
                "changed",
                "pageSize",
                "7",
                "overlapSeconds",
                "300"))) {
            assertThat(source.run()).hasSize(50);
            assertThat(source.run()).extracting(RawRecord::id).containsExactly("k50");

            crm.execute("update changes set name = 'm', changed = '2026-11-01 00:00:00' where id = 'k3'");
            crm.execute("insert into changes values ('late', 'n', '2026-10-03 01:58:00')");
            assertThat(source.run()).extracting(RawRecord::id).containsExactly("late", "k50", "k3");
            assertThat(source.run()).extracting(RawRecord::id).containsExactly("k3");
        }
    }

    @Test
    void rowsThatChangeWhileTheyAreReadAreNotLost() throws Exception {
        crm.execute("create table moving (id int primary key, changed timestamptz not null)");
        crm.execute("insert into moving select i, timestamptz '2026-10-01 00:00:00Z' + i * interval '1 second'"
                + " from generate_series(1, 200) as s(i)");
        var seen = new HashSet<String>();
        try (var source = source(Map.of(
                "table",
                "moving",
                "columns",
                "id",
                "keyColumn",
                "id",
                "changedAtColumn",
                "changed",
                "pageSize",
                "10"))) {
            int[] pages = {0};
            source.afterPage(() -> {
                if (pages[0]++ < 15) {
                    touch(pages[0] * 12);
                    touch(1);
                }
            });
            source.run().forEach(record -> seen.add(record.id()));
        }

        assertThat(seen).hasSize(200);
    }

    @Test
    void softDeletedRowsAreDeletions() throws Exception {
        crm.execute("create table gone (id int primary key, flag boolean, at timestamptz, word text)");
        crm.execute("insert into gone values (1, true, null, 'no'), (2, false, now(), ''), (3, null, null, 'Y')");

        assertThat(deleted("flag")).containsExactly(true, false, false);
        assertThat(deleted("at")).containsExactly(false, true, false);
        assertThat(deleted("word")).containsExactly(false, false, true);
    }

    @Test
    void aViewIsATableToo() throws Exception {
        crm.execute("create table \"Mixed Case\" (\"No\" int, name text)");
        crm.execute("insert into \"Mixed Case\" values (1, 'a'), (2, 'b')");
        crm.execute(
                "create view answers as select \"No\" as id, upper(name) as name from \"Mixed Case\" where \"No\" > 1");
        crm.execute("create materialized view kept as select * from answers");
        for (String table : List.of("answers", "kept")) {
            try (var source = source(Map.of("table", table, "columns", "name", "keyColumn", "id"))) {
                assertThat(source.run()).extracting(SqlSourceIT::payload).containsExactly("{\"name\":\"B\"}");
            }
        }
        try (var source = source(Map.of("table", "Mixed Case", "columns", "name", "keyColumn", "No"))) {
            assertThat(source.run()).hasSize(2);
        }
    }

    @Test
    void saysWhatIsWrongWithADeclaration() throws Exception {
        crm.execute("create table people (id int, name text, age int)");
        Map<String, String> sound = Map.of("table", "people", "columns", "name", "keyColumn", "id");

        assertThat(refusal(with(sound, "table", "peple")))
                .hasMessageStartingWith(
                        "reading table peple of database crm: crm refuses: there is no such table or view");
        assertThat(refusal(with(sound, "columns", "name,email,phone")))
                .hasMessageContaining("it has no column [email, phone] but [id, name, age]");
        assertThat(refusal(with(sound, "changedAtColumn", "age")))
                .hasMessageContaining("column age is a int4, which does not say when a row changed");
        assertThat(refusal(with(sound, "database", "erp")))
                .hasMessageContaining("no database of that name is set up, only [crm]")
                .hasMessageContaining("set hub.sql.erp.url, hub.sql.erp.user and hub.sql.erp.password");
        assertThat(refusal(with(sound, "columns", "name\" from people; drop table people; --")))
                .hasMessageContaining("a name has letters, digits, spaces");
        crm.execute("insert into people values (null, 'a'), (2, 'b')");
        assertThat(refusal(sound)).hasMessageContaining("1 rows have no id");
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailableAndAWrongPasswordIsRefusedWithoutSayingIt() throws Exception {
        Map<String, String> sound = Map.of("table", "people", "columns", "name", "keyColumn", "id");
        var nowhere = new SqlAccount("crm", "jdbc:postgresql://127.0.0.1:1/crm", "crm", new Secret("hidden-word"));
        try (var source = source(sound, nowhere)) {
            assertThatThrownBy(source::run).isInstanceOf(VendorException.Unavailable.class);
        }
        var wrong = new SqlAccount("crm", crm.account.url(), "crm", new Secret("hidden-word"));
        try (var source = source(sound, wrong)) {
            assertThatThrownBy(source::run)
                    .isInstanceOf(VendorException.Refused.class)
                    .hasMessageNotContaining("hidden-word");
        }
    }

    private static List<Boolean> deleted(String column) throws Exception {
        try (var source =
                source(Map.of("table", "gone", "columns", "id", "keyColumn", "id", "deletedColumn", column))) {
            return source.run().stream().map(RawRecord::deleted).toList();
        }
    }

    private static Exception refusal(Map<String, String> parameters) {
        try (var source = source(parameters)) {
            source.run();
            throw new AssertionError("it was read");
        } catch (VendorException.Refused e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("another exception", e);
        }
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        var changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return changed;
    }

    private static void touch(int id) {
        try {
            crm.execute(
                    "update moving set changed = (select max(changed) from moving) + interval '1 second' where id = "
                            + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String payload(RawRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }

    private static KameletFixture source(Map<String, String> parameters) {
        return source(parameters, crm.account);
    }

    private static KameletFixture source(Map<String, String> parameters, SqlAccount account) {
        var databases = new SqlDatabases(List.of(account));
        var beans = new HashMap<String, Object>(databases.beans());
        beans.put("sqlDatabases", databases);
        var all = new TreeMap<>(Map.of("flow", "test", "source", "crm", "database", "crm", "entity", "things"));
        all.putAll(parameters);
        return new KameletFixture("sql-source", all, beans);
    }
}
