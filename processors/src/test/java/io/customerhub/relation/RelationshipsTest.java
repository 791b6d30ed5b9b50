package io.customerhub.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Records;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.profile.Profile.Chosen;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelationshipsTest {
    private static final Path CONFIG = Path.of("../config");
    private static final Dictionary WORDS = DictionaryFile.read(CONFIG.resolve("identity/words.yaml"), new Findings())
            .orElseThrow();

    private final Relationships shipped = RelationshipFile.read(CONFIG.resolve("relationships.yaml"), new Findings())
            .orElseThrow()
            .by(WORDS);

    @Test
    void personsAtOneAddressShareHousehold() {
        RelationKeys ann = keys("person", "address", "12 Hope Road, Apt 4", "town", "Mo-Bay");
        RelationKeys bob = keys("person", "address", "Flat 4, 12 Hope Rd.", "town", "Montego Bay");

        assertThat(ann.household()).isEqualTo(bob.household()).isEqualTo("12 4 apt hope rd, montego bay");
    }

    @Test
    void householdNeedsTownOrCodeAndPrefersWhatIsDeclaredFirst() {
        assertThat(keys("person", "address", "12 Hope Road").household()).isEmpty();
        assertThat(keys("person", "address", "12 Hope Road", "postalCode", "JM-1")
                        .household())
                .isEqualTo("12 hope rd, jm1");
        assertThat(keys("person", "address", "12 Hope Road", "postalCode", "JM-1", "town", "Negril")
                        .household())
                .isEqualTo("12 hope rd, negril");
    }

    @ParameterizedTest
    @CsvSource({"Hope Road, person", "P.O. Box 12, person", "12 Hope Road, organisation", "12 Hope Road, ''"})
    void whoHasNoNumberOrIsNoPersonHasNoHousehold(String address, String kind) {
        assertThat(keys(kind, "address", address, "town", "Negril").household()).isEmpty();
    }

    @Test
    void organisationAndWhoWorksForItShareItsNameAndItsDomain() {
        RelationKeys ann = keys("person", "organisation", "KINGSTON FOODS", "email", "ann@kingstonfoods.example");
        RelationKeys shop =
                keys("organisation", "name", "Kingston Foods Ltd.", "website", "https://www.kingstonfoods.example/");

        assertThat(ann).isEqualTo(shop).isEqualTo(new RelationKeys("", "foods kingston", "kingstonfoods.example"));
    }

    @Test
    void nameOfPersonIsNoOrganisationAndFreeMailNoCompany() {
        assertThat(keys("person", "name", "Ann Brown", "email", "ann@gmail.com", "website", "annbrown.example"))
                .isEqualTo(RelationKeys.NONE);
    }

    @Test
    void organisationWithFreeMailboxIsKnownByItsSite() {
        assertThat(keys("organisation", "email", "shop@gmail.com", "website", "shop.example")
                        .mailCompany())
                .isEqualTo("shop.example");
    }

    @ParameterizedTest
    @CsvSource({"[not provided]", "NONE", "(Private)", "N/A", "self employed"})
    void whatIsFilledInWhereThereIsNoneTellsNothing(String organisation) {
        assertThat(keys("person", "organisation", organisation)).isEqualTo(RelationKeys.NONE);
    }

    @Test
    void exceptNamesAddressesAndDomainsAsPeopleWriteThem() {
        Relationships rules = rules("""
                description: d
                household: {address: [address], locality: [town], except: [1 Main Street]}
                organisation: {by: [email], except: [www.provider.example]}
                """);
        Profile ann = profile(
                "person",
                "address",
                "1 Main St.",
                "town",
                "Negril",
                "email",
                "ann@provider.example",
                "organisation",
                "Brown Ltd");

        assertThat(rules.keys(ann)).isEqualTo(RelationKeys.NONE);
    }

    @Test
    void householdCanShareMore() {
        Relationships rules = rules("""
                description: d
                household: {address: [address], locality: [town], also: [familyName]}
                """);

        assertThat(rules.keys(profile("person", "address", "1 Main St", "town", "Negril"))
                        .household())
                .isEmpty();
        assertThat(rules.keys(profile("person", "address", "1 Main St", "town", "Negril", "familyName", "BROWN"))
                        .household())
                .isEqualTo("1 main st, negril, brown");
    }

    @Test
    void whatIsNotDeclaredFollowsFromNothing() {
        RelatedCustomers related = rules("description: d\n")
                .of(List.of(profile("person", "address", "1 Main St", "town", "Negril", "organisation", "Brown Ltd")));

        assertThat(related.keys()).isEmpty();
        assertThat(related.limits()).isEqualTo(new RelationLimits(0, 0));
    }

    @Test
    void limitsAreThoseOfTheFile() {
        assertThat(shipped.of(List.of()).limits()).isEqualTo(new RelationLimits(8, 100));
        assertThat(rules("description: d\nhousehold: {address: [address], locality: [town], most: 3}\n")
                        .of(List.of())
                        .limits())
                .isEqualTo(new RelationLimits(3, 0));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var findings = new Findings();
        String text = """
                description: d
                household: {address: [adress], locality: [town], also: [family]}
                """;

        assertThat(RelationshipFile.parse(Path.of("relationships.yaml"), text, findings))
                .isEmpty();
        assertThat(findings.list())
                .extracting(Finding::problem)
                .containsExactly("unknown field 'adress'", "unknown field 'family'");
    }

    private RelationKeys keys(String kind, String... wordsAndValues) {
        return shipped.keys(profile(kind, wordsAndValues));
    }

    private static Relationships rules(String text) {
        var findings = new Findings();
        Relationships rules = RelationshipFile.parse(Path.of("relationships.yaml"), text, findings)
                .map(declared -> declared.by(WORDS))
                .orElseThrow();
        assertThat(findings.list()).isEmpty();
        return rules;
    }

    private static Profile profile(String kind, String... wordsAndValues) {
        SourceKey key = Records.key("crm", 1);
        Map<CustomerField, Chosen> values = new EnumMap<>(CustomerField.class);
        if (!kind.isEmpty()) {
            values.put(CustomerField.KIND, new Chosen(kind, key, Instant.EPOCH, "newest"));
        }
        Records.customer(key, wordsAndValues)
                .facts()
                .values()
                .forEach((field, value) -> values.put(field, new Chosen(value, key, Instant.EPOCH, "newest")));
        return new Profile(CustomerId.firstSeenIn("demo", key), values, List.of(key), Instant.EPOCH);
    }
}
