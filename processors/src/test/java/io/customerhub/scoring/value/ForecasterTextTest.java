package io.customerhub.scoring.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.scoring.net.NetRefusal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A way to forecast is kept as text. */
final class ForecasterTextTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final Calibration TIME = new Calibration(BEGIN, BEGIN.plusDays(272), 7);
    private static final List<List<Purchase>> CUSTOMERS = Shoppers.from(BEGIN, 300);
    private static final Forecasters LEARNED = Lifetime.forecasters(CUSTOMERS, TIME, 1);
    private static final Snapshot NOW = Lifetime.now(CUSTOMERS, TIME, TIME.end().plusDays(90));

    @ParameterizedTest
    @ValueSource(
            strings = {
                Forecasters.LAST_PERIOD,
                Forecasters.BG_NBD,
                Forecasters.PARETO_NBD,
                Forecasters.CORRECTED,
                Forecasters.NET
            })
    void saysTheSameToTheBitWhenItIsReadAgain(String way) throws JsonProcessingException {
        Forecaster learned = LEARNED.named(way);
        String text = ForecasterText.write(learned).toString();
        Forecaster read = read(text);
        assertThat(read.name()).isEqualTo(way);
        assertThat(read.of(NOW).purchases()).isEqualTo(learned.of(NOW).purchases());
        assertThat(read.of(NOW).spend())
                .isEqualTo(learned.of(NOW).spend())
                .hasSize(NOW.size())
                .doesNotContain(Double.NaN);
        assertThat(ForecasterText.write(read).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {Forecasters.LAST_PERIOD, Forecasters.BG_NBD, Forecasters.PARETO_NBD})
    void isPurchasesTimesSpendWhereNothingIsBesides(String way) {
        Forecaster learned = LEARNED.named(way);
        Parts parts = learned.parts(NOW);
        assertThat(parts.besides()).isEmpty();
        assertThat(parts.spend()).isEqualTo(learned.of(NOW).spend());
        assertThat(parts.purchases()).isEqualTo(learned.of(NOW).purchases());
        for (int i = 0; i < NOW.size(); i++) {
            assertThat(parts.purchases()[i] * parts.perPurchase()[i]).isEqualTo(parts.spend()[i]);
        }
    }

    @Test
    void toldOfOneAloneIsWhatIsToldOfThemAmongMany() {
        Snapshot one = Lifetime.now(List.of(CUSTOMERS.get(7)), TIME, TIME.end().plusDays(90));
        assertThat(LEARNED.named(Forecasters.NET).of(one).spend()[0])
                .isEqualTo(LEARNED.named(Forecasters.NET).of(NOW).spend()[7]);
    }

    @Test
    void keepsWhatIsNoNumber() throws JsonProcessingException {
        var forecaster = new Modelled(new BgNbd(1, 2, 3, 4, 5), new GammaGamma(6, 7, 8, Double.NaN, -9));
        assertThat(read(ForecasterText.write(forecaster).toString())).isEqualTo(forecaster);
    }

    @Test
    void refusesANetThatIsNotTheOneThatWasTrained() {
        ObjectNode root = ForecasterText.write(LEARNED.named(Forecasters.NET));
        JsonNode layer =
                root.path("nets").path("members").path(1).path("layers").path(0);
        ((ObjectNode) layer).put("bias", layer.path("bias").asText().replaceFirst("^.{8}", "AAAgQQAA"));
        assertThatThrownBy(() -> ForecasterText.read(root))
                .isInstanceOf(NetRefusal.class)
                .hasMessageContaining("of its probe");
    }

    @Test
    void refusesWhatIsNoWayOfThisVersion() {
        assertThatThrownBy(() -> read("{}"))
                .hasMessage("reading a way to forecast: it is of version none, and this hub reads 1; learn it again");
        assertThatThrownBy(() -> read("{\"forecaster\": 1, \"way\": \"dice\"}"))
                .hasMessage("reading a way to forecast: none is called 'dice'; learn it again");
        assertThatThrownBy(() -> read("{\"forecaster\": 1, \"way\": \"last period's purchases x ratio\"}"))
                .hasMessage("reading a way to forecast: it has no ratio; learn it again");
    }

    @Test
    void refusesModelThatLacksANumber() {
        ObjectNode root = ForecasterText.write(LEARNED.named(Forecasters.BG_NBD));
        ((ObjectNode) root.path("purchases")).remove("alpha");
        assertThatThrownBy(() -> ForecasterText.read(root))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha")
                .hasMessageEndingWith("; learn it again");
    }

    @Test
    void refusesCorrectionThatLacksAWeight() {
        ObjectNode root = ForecasterText.write(LEARNED.named(Forecasters.CORRECTED));
        ((ObjectNode) root.path("ofSpend")).putArray("weights").add(1);
        assertThatThrownBy(() -> ForecasterText.read(root))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a correction is by 3 features, and has 3 means and 1 weights");
    }

    private static Forecaster read(String text) throws JsonProcessingException {
        return ForecasterText.read(new ObjectMapper().readTree(text));
    }
}
