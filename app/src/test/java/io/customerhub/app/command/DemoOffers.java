package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.mapping.Json;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.Offer;
import io.customerhub.scoring.served.Offer.Because;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Warehouse;
import java.io.IOException;
import java.util.List;

/** What holds of the products that are recommended to the demo company's customers. */
final class DemoOffers {
    private static final String OWN = "own frequency, then popularity";

    private DemoOffers() {}

    static void check(Warehouse warehouse) throws IOException {
        ModelVersion offers = warehouse.models().all().stream()
                .filter(version -> version.model().equals("offers"))
                .findFirst()
                .orElseThrow();
        JsonNode card = Json.MAPPER.readTree(offers.card());
        JsonNode baseline = card.path("figures").path(0);
        assertThat(baseline.path("of").asText()).isEqualTo(OWN);
        assertThat(baseline.path("measures").path("precision@5").asDouble()).isBetween(0.01, 0.99);
        assertThat(card.path("way").asText())
                .as("these customers buy by chance, and nothing beats what they bought most")
                .isEqualTo(OWN);

        List<CustomerScore> said = warehouse.customers().find("", 200).stream()
                .flatMap(customer -> customer.models().stream())
                .filter(score -> !score.offers().isEmpty())
                .toList();
        assertThat(said).hasSizeGreaterThan(200).allSatisfy(score -> {
            assertThat(score.label()).contains(score.offers().get(0).name());
            assertThat(score.offers()).hasSizeLessThanOrEqualTo(5);
        });
        assertThat(said.stream().filter(score -> score.model().equals("newOffers")))
                .allSatisfy(score ->
                        assertThat(score.offers()).extracting(Offer::documents).containsOnly(0));
        assertThat(said.stream()
                        .filter(score -> score.model().equals("offers"))
                        .map(score -> score.offers().get(0)))
                .allSatisfy(first ->
                        assertThat(first.because()).extracting(Because::name).containsExactly(first.name()));
    }
}
