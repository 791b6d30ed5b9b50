package io.customerhub.connectors.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class DynamicsReadingTest {
    private static final String SET = "https://org.example.com/api/data/v9.2/contacts";

    @Test
    void linksAreFollowedToTheDeltaLinkWhereTheNextRunBegins() throws IOException {
        DynamicsReading first = reading("{}");
        assertThat(first.next()).hasToString("GET " + SET + "?%24select=contactid%2Clastname");
        page(first, "{'value':[{'contactid':'a'}],'@odata.nextLink':'" + SET + "?$skiptoken=2'}");
        assertThat(first.next()).hasToString("GET " + SET + "?$skiptoken=2");
        Page last = page(first, "{'value':[],'@odata.deltaLink':'" + SET + "?$deltatoken=9'}");
        assertThat(first.isMore()).isFalse();

        DynamicsReading second = reading(last.cursor());
        assertThat(second.next()).hasToString("GET " + SET + "?$deltatoken=9");
        Page changes = page(
                second,
                "{'value':[{'contactid':'b'},{'@odata.context':'x/$metadata#contacts/$deletedEntity','id':'a',"
                        + "'reason':'deleted'}],'@odata.deltaLink':'" + SET + "?$deltatoken=10'}");
        assertThat(changes.records()).extracting(RawRecord::id).containsExactly("b", "a");
        assertThat(changes.records()).extracting(RawRecord::deleted).containsExactly(false, true);
    }

    @Test
    void tokenThatHasEndedMeansFromTheBeginningOnce() throws IOException {
        DynamicsReading reading = reading("{\"link\":\"" + SET + "?$deltatoken=1\"}");

        assertThat(reading.goesOnAfter(410)).isTrue();
        assertThat(reading.next()).asString().contains("%24select");
        assertThat(reading.goesOnAfter(410)).isFalse();
    }

    @Test
    void otherRefusalsAreRefusals() throws IOException {
        assertThat(reading("{\"link\":\"" + SET + "?$deltatoken=1\"}").goesOnAfter(403))
                .isFalse();
    }

    @Test
    void linkToElsewhereAndMissingDeltaLinkAreRefused() {
        assertThatThrownBy(() -> page(reading("{}"), "{'value':[],'@odata.nextLink':'https://evil.example.com/'}"))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("another host");
        assertThatThrownBy(() -> page(reading("{}"), "{'value':[]}"))
                .hasMessageContaining("is change tracking on for this table?");
        assertThatThrownBy(() -> page(reading("{}"), "{'values':[]}")).hasMessageContaining("an answer without value");
    }

    private static DynamicsReading reading(String cursor) throws IOException {
        return new DynamicsReading(
                new DynamicsReading.Table("dynamics", SET, "contacts", "contactid", "lastname", 10), cursor);
    }

    private static Page page(DynamicsReading reading, String answer) throws IOException {
        return reading.page(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
