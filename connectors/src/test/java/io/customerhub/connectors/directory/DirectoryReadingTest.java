package io.customerhub.connectors.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crawlercommons.robots.SimpleRobotRulesParser;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DirectoryReadingTest {
    private static final URI START = URI.create("https://directory.example/search");

    @Test
    void waitsBetweenPagesAsLongAsTheRulesAskOrTheRouteSays() throws IOException {
        DirectoryReading reading = reading("User-agent: *\nCrawl-delay: 7\n");
        assertThat(reading.pauseMillis(2_000)).as("before the first page").isZero();

        page(reading, "<a class=item>x</a><a class=next href='/search?page=2'>more</a>");
        assertThat(reading.pauseMillis(2_000)).isEqualTo(7_000);
        assertThat(reading.pauseMillis(9_000)).isEqualTo(9_000);
    }

    @Test
    void aDelayOfManyMinutesForbidsAll() {
        assertThatThrownBy(() -> reading("User-agent: *\nCrawl-delay: 86400\n"))
                .isInstanceOf(VendorException.Refused.class);
    }

    @Test
    void anotherPlaceOfTheFieldsReadsThePageAgain() throws IOException {
        DirectoryReading reading = reading("");
        String cursor = page(reading, "<a class=item>x</a>");

        assertThat(new DirectoryReading("d", "Listing", form(".item"), 9, START, cursor).etag())
                .isEqualTo("\"1\"");
        assertThat(new DirectoryReading("d", "Listing", form("a"), 9, START, cursor).etag())
                .isEmpty();
    }

    @Test
    void saysWhichFieldOrSelectorIsNone() {
        assertThatThrownBy(() -> ListingForm.fields("name=.a; phone")).hasMessageContaining("'phone'");
        assertThatThrownBy(() -> ListingForm.fields("name=a[")).hasMessageContaining("it is not CSS");
    }

    @Test
    void aPageThatWasCutOffIsNoPage() throws IOException {
        DirectoryReading reading = reading("");

        assertThatThrownBy(
                        () -> reading.page("<html><a class=item>x</a>".getBytes(StandardCharsets.UTF_8), null, "", ""))
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageContaining("ends before its </html>");
    }

    private static String page(DirectoryReading reading, String html) throws IOException {
        return reading.page((html + "</html>").getBytes(StandardCharsets.UTF_8), "UTF-8", "\"1\"", "")
                .cursor();
    }

    private static DirectoryReading reading(String robots) throws IOException {
        var reading = new DirectoryReading("d", "Listing", form(".item"), 9, START, "{}");
        reading.obey(new SimpleRobotRulesParser()
                .parseContent(
                        "https://directory.example/robots.txt",
                        robots.getBytes(StandardCharsets.UTF_8),
                        "text/plain",
                        List.of("customerhub")));
        return reading;
    }

    private static ListingForm form(String item) {
        return new ListingForm(
                item, ListingForm.fields("name=a"), Optional.empty(), ListingForm.Place.ofOptional("a.next@href"));
    }
}
