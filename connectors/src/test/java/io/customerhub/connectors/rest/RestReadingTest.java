package io.customerhub.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

final class RestReadingTest {
    private final RestReader reader = new RestReader();

    RestReadingTest() {
        reader.setSource("club");
        reader.setEntity("Member");
        reader.setAddress("https://club.example.com/members");
        reader.setRecordsField("data.items");
        reader.setPageSize(2);
    }

    @Test
    void numberedPagesEndWithTheFirstWithoutRecords() throws IOException {
        reader.setPaging("page");
        reader.setPageParameter("p");
        reader.setSizeParameter("n");
        RestReading reading = open("{}");

        assertThat(reading.next()).hasToString("GET https://club.example.com/members?n=2&p=1");
        page(reading, "{'data':{'items':[{'id':7},{'id':'x'}]}}");
        assertThat(reading.next()).hasToString("GET https://club.example.com/members?n=2&p=2");
        page(reading, "{'data':{'items':[{'id':8}]}}");
        assertThat(reading.isMore()).isTrue();
        page(reading, "{'data':{'items':[]}}");
        assertThat(reading.isMore()).isFalse();
    }

    /** It would else be taken for older than all that is known, and end the reading before the others are met. */
    @Test
    void aRecordWithoutItsTimeWaitsAndDoesNotEndTheReading() throws IOException {
        reader.setPaging("cursor");
        reader.setPageParameter("after");
        reader.setNextField("next");
        reader.setChangedField("at");
        reader.setNewestFirst(true);
        RestReading reading = open("{\"changedAt\":\"2026-01-01T00:00:00Z\"}");

        Page page = page(
                reading,
                "{'data':{'items':[{'id':7,'at':'2026-02-01T00:00:00Z'},{'id':8},{'id':9,'at':{'value':1}}]},'next':'x'}");

        assertThat(page.records())
                .extracting(record -> record.problem().isPresent())
                .containsExactly(false, true, true);
        assertThat(page.records().get(1).problem()).hasValue("the system gives no 'at', the time of its change");
        assertThat(reading.isMore()).isTrue();
    }

    @Test
    void offsetCountsTheRecordsAndNotThePages() throws IOException {
        reader.setPaging("offset");
        reader.setPageParameter("skip");
        RestReading reading = open("{}");

        page(reading, "{'data':{'items':[{'id':7}]}}");

        assertThat(reading.next()).hasToString("GET https://club.example.com/members?skip=1");
    }

    @Test
    void cursorIsFollowedAsItIsGiven() throws IOException {
        reader.setPaging("cursor");
        reader.setPageParameter("after");
        reader.setNextField("paging.after");
        RestReading reading = open("{}");

        assertThat(reading.next()).hasToString("GET https://club.example.com/members");
        page(reading, "{'data':{'items':[]},'paging':{'after':'a/b'}}");
        assertThat(reading.isMore()).as("a page without records is not the end").isTrue();
        assertThat(reading.next()).hasToString("GET https://club.example.com/members?after=a%2Fb");
        page(reading, "{'data':{'items':[{'id':1}]},'paging':{'after':null}}");
        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void withBodyTheParametersOfPagesStandInIt() throws IOException {
        reader.setBody("textQuery=tools & paint&regionCode=JM");
        reader.setPaging("cursor");
        reader.setPageParameter("pageToken");
        reader.setSizeParameter("pageSize");
        reader.setNextField("nextPageToken");
        RestReading reading = open("{}");

        assertThat(posted(reading)).isEqualTo("{\"textQuery\":\"tools & paint\",\"regionCode\":\"JM\",\"pageSize\":2}");
        page(reading, "{'data':{'items':[{'id':1}]},'nextPageToken':'x'}");
        assertThat(posted(reading)).contains("\"pageToken\":\"x\"").contains("\"pageSize\":2");
    }

    @Test
    void lastIdAsksFromTheLastRecordOn() throws IOException {
        reader.setPaging("last-id");
        reader.setPageParameter("starting_after");
        reader.setMoreField("has_more");
        RestReading reading = open("{}");

        page(reading, "{'data':{'items':[{'id':1},{'id':2}]},'has_more':true}");
        assertThat(reading.next()).hasToString("GET https://club.example.com/members?starting_after=2");
        page(reading, "{'data':{'items':[{'id':3}]},'has_more':false}");
        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void linkIsFollowedOnItsOwnHostOnly() throws IOException {
        reader.setPaging("next-link");
        reader.setNextField("next");
        RestReading reading = open("{}");

        page(reading, "{'data':{'items':[]},'next':'/members?token=2'}");
        assertThat(reading.next()).hasToString("GET https://club.example.com/members?token=2");

        assertThatThrownBy(() -> page(reading, "{'data':{'items':[]},'next':'https://elsewhere.example.com/'}"))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("another host");
    }

    @Test
    void onlyWhatHasChangedIsAskedForAndTheCursorMovesAtTheEnd() throws IOException {
        reader.setPaging("cursor");
        reader.setPageParameter("after");
        reader.setNextField("after");
        reader.setChangedField("updated");
        reader.setSinceParameter("since");
        RestReading reading = open("{\"changedAt\":\"2025-01-01T00:10:00Z\"}");

        assertThat(reading.next()).hasToString("GET https://club.example.com/members?since=2025-01-01T00%3A05%3A00Z");
        Page first = page(reading, "{'data':{'items':[{'id':1,'updated':'2025-03-01T00:00:00+0000'}]},'after':'2'}");
        Page last = page(reading, "{'data':{'items':[{'id':2,'updated':'2025-02-01T00:00:00-05:00'}]}}");

        assertThat(first.cursor()).contains("2025-01-01T00:10:00Z");
        assertThat(last.cursor()).contains("2025-03-01T00:00:00Z");
    }

    @Test
    void newestFirstEndsWhereTheKnownBegins() throws IOException {
        reader.setPaging("cursor");
        reader.setPageParameter("after");
        reader.setNextField("after");
        reader.setChangedField("at");
        reader.setSinceFormat("seconds");
        reader.setNewestFirst(true);
        RestReading reading = open("{\"changedAt\":\"1970-01-12T13:46:40Z\"}");

        page(reading, "{'data':{'items':[{'id':3,'at':1000200},{'id':2,'at':999000}]},'after':'x'}");

        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void recordThatIsGoneSaysSo() throws IOException {
        reader.setDeletedField("removed.at");
        Page page = page(
                open("{}"),
                "{'data':{'items':[{'id':1,'removed':{'at':'2025'}},{'id':2,'removed':{'at':null}},{'id':3}]}}");

        assertThat(page.records()).extracting(RawRecord::deleted).containsExactly(true, false, false);
    }

    @Test
    void recordWithoutIdGoesByItsContent() throws IOException {
        Page page = page(open("{}"), "{'data':{'items':[{'id':7},{'name':'Ann'},{'name':'Bob'}]}}");

        assertThat(page.records())
                .extracting(RawRecord::id)
                .doesNotHaveDuplicates()
                .element(1)
                .asString()
                .startsWith("without id ");
    }

    @Test
    void listThatHasGoneIsNoEmptyList() {
        assertThatThrownBy(() -> page(open("{}"), "{'data':{'rows':[{'id':7}]}}"))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("the answer has no list 'data.items'");
    }

    private static String posted(RestReading reading) {
        Exchange exchange = Exchanges.of(null);
        reading.next().into(exchange);
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_METHOD)).isEqualTo("POST");
        return new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private RestReading open(String cursor) throws IOException {
        return reader.open(cursor, Instant.EPOCH);
    }

    private static Page page(RestReading reading, String answer) throws IOException {
        return reading.page(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
