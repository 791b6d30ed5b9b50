package io.customerhub.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HubCheckTest {
    private static final String PROPERTIES = "config/application.properties";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsNothingInGoodHome() {
        assertThat(new MiniatureHome(MiniatureHome.GOOD).check()).isEmpty();
    }

    @Test
    void reportsAllProblemsAtOnceInOrderOfPlace() throws IOException {
        MiniatureHome home = MiniatureHome.copyTo(folder);
        home.replace("routes/stages/quality.camel.yaml", "ref: qualityStage", "ref: qualtyStage");
        home.replace("mappings/crm.yaml", "fullname: .name", "fullname: .givenName");
        home.replace(PROPERTIES, "hub.tenant=demo", "hub.tennant=demo");

        assertThat(home.check())
                .extracting(finding -> finding.file().toString())
                .containsExactly(PROPERTIES, "mappings/crm.yaml", "routes/stages/quality.camel.yaml");
    }

    @Test
    void reportsMissingConfiguration() throws IOException {
        MiniatureHome home = MiniatureHome.copyTo(folder);
        home.remove("config/identity.yaml");

        assertThat(home.check())
                .extracting(Finding::problem, finding -> finding.file().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("the file is missing", "config/identity.yaml"));
    }

    @Test
    void looksIntoWhatIsForecastAndTheCurrenciesThatItNeeds() throws IOException {
        MiniatureHome home = MiniatureHome.copyTo(folder);
        Files.createDirectories(folder.resolve("config/scoring"));
        Files.writeString(
                folder.resolve("config/scoring/forecast.yaml"), "description: some\nby: email\nweeks: 4\nleast: 26\n");

        assertThat(home.check())
                .extracting(Finding::problem, finding -> finding.file().toString() + finding.line())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("the file is missing", "config/scoring/features.yaml0"),
                        org.assertj.core.groups.Tuple.tuple(
                                "'email' is not allowed in 'by'", "config/scoring/forecast.yaml2"));
    }

    @Test
    void looksIntoWhatIsDecidedAboutCustomersAndWhatItGoesBy() throws IOException {
        MiniatureHome home = MiniatureHome.copyTo(folder);
        Files.createDirectories(folder.resolve("config/scoring"));
        Files.writeString(
                folder.resolve("config/scoring/features.yaml"),
                "description: some\ncurrencies: {JMD: 1}\nfeatures:\n"
                        + "  - {feature: spend, description: For how much, of: purchases, measure: sum}\n");
        Files.writeString(
                folder.resolve("config/scoring/actions.yaml"),
                "description: some\ndecisions:\n  - decision: action\n    description: some\n    choices:\n"
                        + "      - say: visit\n        description: some\n        when:\n"
                        + "          - {feature: spent, from: 1}\n          - {score: churn, from: .6}\n");

        assertThat(home.check())
                .extracting(Finding::toString)
                .containsExactly(
                        "config/scoring/actions.yaml line 9: no feature is called 'spent'; did you mean 'spend'?",
                        "config/scoring/actions.yaml line 10: no model, and no decision before this one, is called"
                                + " 'churn'; remove it");
    }

    @Test
    void repeatsNoSecretItFinds() throws IOException {
        MiniatureHome home = MiniatureHome.copyTo(folder);
        home.replace(PROPERTIES, "{{env:HUB_WAREHOUSE_PASSWORD}}", "hunter2");

        List<Finding> found = home.check();

        assertThat(found).hasSize(1);
        assertThat(found.toString()).doesNotContain("hunter2");
    }
}
