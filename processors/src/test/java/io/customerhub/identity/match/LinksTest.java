package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.Links.Average;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LinksTest {
    private final List<Described> records = new People(5).records(300, 4, "crm");
    private final RecordSet set = new RecordSet(People.RULES, People.WORDS, records, List.of());
    private final MatchModel model = new Training(set, new Candidates(set, 60), 7).train();

    private Links links(List<Described> some) {
        var read = new RecordSet(People.RULES, People.WORDS, some, List.of());
        return new Links(read, new MatchModel(read, model.weights()));
    }

    private static Described somebody(String id, Map<String, String> fields) {
        return new Described(id, "crm", fields);
    }

    @Test
    void eachIsLinkedToWhomItMatchesBestOfThoseThatBelongAlready() {
        Links links = links(List.of(
                somebody("first", Map.of("given", "lobana", "family", "karito")),
                somebody("phone alone", Map.of("phone", "8765550001")),
                somebody(
                        "all",
                        Map.of("given", "lobana", "family", "karito", "born", "1961-03-12", "phone", "8765550001")),
                somebody("born", Map.of("given", "lobana", "born", "1961-03-12"))));
        assertThat(links.strongest()).containsExactly(0, 2, 0, 2);
    }

    @Test
    void ofTwoThatMatchEachOtherBestOneIsLinkedToTheFirst() {
        Map<String, String> all =
                Map.of("given", "lobana", "family", "karito", "born", "1961-03-12", "phone", "8765550001");
        Links links = links(List.of(
                somebody("first", Map.of("given", "lobana", "family", "karito")),
                somebody("b", all),
                somebody("c", all)));
        assertThat(links.strongest()).containsExactly(0, 0, 1);
    }

    @Test
    void noRecordOfAClusterHasALinkBelowEvenOdds() {
        int[] clusters = new Clustering(set, new Candidates(set, 60), model).clusters(Clustering.EVEN);
        int linked = 0;
        for (int cluster = 0; cluster < clusters.length; cluster++) {
            List<Described> members = members(clusters, cluster);
            Links links = links(members);
            int[] strongest = members.isEmpty() ? new int[0] : links.strongest();
            for (int record = 1; record < strongest.length; record++) {
                assertThat(links.between(record, strongest[record]).odds()).isGreaterThanOrEqualTo(Clustering.EVEN);
                linked++;
            }
        }
        assertThat(linked).isGreaterThan(100);
    }

    private List<Described> members(int[] clusters, int cluster) {
        return IntStream.range(0, clusters.length)
                .filter(record -> clusters[record] == cluster)
                .mapToObj(records::get)
                .toList();
    }

    @Test
    void theAverageTellsHowManySpeakAgainst() {
        Links links = links(List.of(
                somebody("a", Map.of("given", "lobana", "family", "karito", "phone", "8765550001")),
                somebody("b", Map.of("given", "lobana", "family", "karito", "phone", "8765550001")),
                somebody("c", Map.of("given", "dewina", "family", "mototo", "phone", "8762224444"))));
        Average average = links.average(List.of(0), List.of(1, 2));
        assertThat(average.pairs()).isEqualTo(2);
        assertThat(average.against()).isEqualTo(1);
        assertThat(average.odds())
                .isCloseTo(
                        (links.average(List.of(0), List.of(1)).odds()
                                        + links.average(List.of(0), List.of(2)).odds())
                                / 2,
                        within(1e-9));
    }
}
