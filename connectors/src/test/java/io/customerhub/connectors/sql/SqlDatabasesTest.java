package io.customerhub.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.tokens.Secret;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlDatabasesTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.com/crm, PostgreSql, org.postgresql.Driver",
        "jdbc:sqlserver://db.example.com;databaseName=crm;encrypt=true, SqlServer, com.microsoft.sqlserver.jdbc.SQLServerDriver",
        "jdbc:mariadb://db.example.com/crm, MariaDb, org.mariadb.jdbc.Driver"
    })
    void isSetUpWithoutCallingAnybodyAndHasItsDriver(String url, String dialect, String driver) throws SQLException {
        try (var databases = databases(url)) {
            assertThat(databases.beans()).containsOnlyKeys("sql-crm");
            assertThat(databases.dialect("crm", "trying")).hasToString(dialect + "[]");
        }
        Driver found = DriverManager.getDriver(url);
        assertThat(found.getClass().getName()).isEqualTo(driver);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/crm?user=a&password=hidden",
                "jdbc:sqlserver://db;Password=hidden",
                "jdbc:mariadb://" + "a:hidden" + "@db/crm"
            })
    void refusesAnAddressThatHoldsAPasswordWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> databases(url))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("take it out and set hub.sql.crm.password")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@db", "postgresql://db/crm"})
    void refusesAnAddressItHasNoDriverFor(String url) {
        assertThatThrownBy(() -> databases(url))
                .hasMessageContaining("begin it with jdbc:postgresql:, jdbc:sqlserver:");
    }

    private static SqlDatabases databases(String url) {
        return new SqlDatabases(List.of(new SqlAccount("crm", url, "crm", new Secret("hidden"))));
    }
}
