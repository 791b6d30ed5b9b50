package io.customerhub.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.VendorException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements for the databases that cannot be started beside a test; those for PostgreSQL are tried on one. */
final class DialectTest {
    private static final List<Identifier> TABLE = Identifier.path("sales.customers");
    private static final Identifier KEY = new Identifier("id");
    private static final List<Identifier> COLUMNS = Identifier.list("id,name,sum");
    private static final List<List<String>> ROWS =
            List.of(List.of(":?p0", ":?p1", "null"), List.of(":?p2", ":?p3", ":?p4"));

    @Test
    void sqlServerAsksByTopAndByTheColumnsOwnTypes() {
        Statement statement = query(
                        new SqlServer(),
                        column("id", "nvarchar"),
                        column("changed", "datetime2"),
                        column("sum", "decimal"),
                        column("seen", "datetimeoffset"),
                        column("born", "date"))
                .withTime(
                        column("changed", "datetime2"), Optional.of("2026-10-31T23:00:00.1234567Z"), Optional.of("k7"));

        assertThat(statement.text())
                .isEqualTo("select top (500) [id] as hub_key, convert(varchar(33), [changed], 126) + 'Z' as"
                        + " hub_changed_at, [sum] as [sum], convert(varchar(33), switchoffset([seen], '+00:00'), 127)"
                        + " as [seen], convert(varchar(10), [born], 23) as [born] from [sales].[customers] where"
                        + " [changed] >= cast(:?p0 as datetime2(7)) and ([changed] > cast(:?p1 as datetime2(7)) or"
                        + " [id] > cast(:?p2 as nvarchar(4000))) order by [changed], [id]");
        assertThat(statement.values())
                .containsEntry("p0", "2026-10-31T23:00:00.1234567")
                .containsEntry("p2", "k7");
    }

    @Test
    void mariaDbAsksByLimitAndInItsOwnWayOfWritingTimes() {
        KeysetQuery query = query(
                new MariaDb(), column("id", "bigint"), column("changed", "datetime"), column("made", "timestamp"));

        assertThat(query.withTime(
                        column("changed", "datetime"), Optional.of("2026-10-31T23:00:00.123456Z"), Optional.of("7")))
                .satisfies(statement -> {
                    assertThat(statement.text())
                            .isEqualTo("select `id` as hub_key, date_format(`changed`, '%Y-%m-%dT%H:%i:%s.%fZ') as"
                                    + " hub_changed_at, date_format(`made`, '%Y-%m-%dT%H:%i:%s.%fZ') as `made` from"
                                    + " `sales`.`customers` where `changed` >= cast(:?p0 as datetime(6)) and"
                                    + " (`changed` > cast(:?p1 as datetime(6)) or `id` > cast(:?p2 as decimal(20)))"
                                    + " order by `changed`, `id` limit 500");
                    assertThat(statement.values()).containsEntry("p0", "2026-10-31 23:00:00.123456");
                });
        assertThat(query.withoutTime(Optional.empty()).text())
                .endsWith("from `sales`.`customers` where `changed` is null order by `id` limit 500");
    }

    @Test
    void sqlServerMergesUnderALockThatHoldsTheKeysRange() {
        assertThat(new SqlServer().upsert(TABLE, KEY, COLUMNS, ROWS))
                .isEqualTo("merge into [sales].[customers] with (holdlock) as target using (values (:?p0, :?p1, null),"
                        + " (:?p2, :?p3, :?p4)) as source ([id], [name], [sum]) on target.[id] = source.[id] when"
                        + " matched then update set [name] = source.[name], [sum] = source.[sum] when not matched then"
                        + " insert ([id], [name], [sum]) values (source.[id], source.[name], source.[sum]);");
    }

    @Test
    void mariaDbUpdatesOnDuplicateKey() {
        assertThat(new MariaDb().upsert(TABLE, KEY, COLUMNS, ROWS))
                .isEqualTo("insert into `sales`.`customers` (`id`, `name`, `sum`) values (:?p0, :?p1, null), (:?p2,"
                        + " :?p3, :?p4) on duplicate key update `name` = values(`name`), `sum` = values(`sum`)");
    }

    @Test
    void valuesKeepTheirSizeInSqlServer() {
        var dialect = new SqlServer();

        assertThat(dialect.typed(column("a", "varchar"), ":?p0")).isEqualTo("cast(:?p0 as varchar(max))");
        assertThat(dialect.typed(new Column(new Identifier("a"), "DECIMAL", true, 20, 4), ":?p0"))
                .isEqualTo("cast(:?p0 as decimal(20, 4))");
        assertThat(dialect.typed(column("a", "uniqueidentifier"), "null")).isEqualTo("cast(null as uniqueidentifier)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "a\"b", "a`b", "a]b", "a;b", "a'b", "1a", "a:?b", "a\nb", "a(b)", "a/*b", "a.b", "a\\b",
            })
    void namesCanHoldNothingThatIsSql(String name) {
        assertThatThrownBy(() -> new Identifier(name)).isInstanceOf(VendorException.Refused.class);
    }

    @Test
    void namesMayHaveSpacesAndForeignLetters() {
        assertThat(Identifier.list("Customer No, größe ,a_b$1#2-x"))
                .extracting(Identifier::name)
                .containsExactly("Customer No", "größe", "a_b$1#2-x");
        assertThatThrownBy(() -> Identifier.path("a.b.c")).hasMessageContaining("more than a schema and a table");
    }

    private static KeysetQuery query(Dialect dialect, Column key, Column changed, Column... columns) {
        return new KeysetQuery(dialect, TABLE, List.of(columns), key, Optional.of(changed), 500);
    }

    private static Column column(String name, String type) {
        return new Column(new Identifier(name), type, true, 20, 4);
    }
}
