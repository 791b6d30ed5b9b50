package io.customerhub.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measurements as a person reads them: rows of cells. */
public record LoadReport(List<Measurement> measurements) {
    public LoadReport {
        measurements = List.copyOf(measurements);
    }

    /** Records a second, side by side. */
    public List<List<String>> rates() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "records a second",
                "company's lines",
                "records",
                "hub",
                "without http",
                "limit",
                "limit, small pages",
                "row by row",
                "(sample)",
                "hub / limit",
                "hub / row by row",
                "delivery, apart"));
        for (Measurement each : measurements) {
            rows.add(List.of(
                    each.what(),
                    count(each.companyLines()),
                    count(each.records()),
                    count(each.hub()),
                    count(each.hubWithoutCalls()),
                    count(each.limit()),
                    count(each.limitSmallPages()),
                    count(each.rowByRow()),
                    each.rowByRowSample() < each.records() ? count(each.rowByRowSample()) : "all",
                    String.format("%.2f", each.ofLimit()),
                    String.format("%.1f", each.timesRowByRow()),
                    String.format("%.1f s", each.deliverySeconds())));
        }
        return rows;
    }

    /** What a record costs in a larger company, as a multiple of what it costs in the smallest: 1 is linear. */
    public List<List<String>> growth() {
        Map<String, Measurement> smallest = new LinkedHashMap<>();
        var rows = new ArrayList<List<String>>();
        for (Measurement each : measurements) {
            Measurement first = smallest.computeIfAbsent(each.what(), what -> each);
            if (!first.equals(each)) {
                rows.add(List.of(
                        "growth of " + each.what(),
                        count(first.records()) + " to " + count(each.records()),
                        String.format("%.2f of the time a record", first.hub() / each.hub())));
            }
        }
        return rows;
    }

    /** How long the stages took; they overlap from page to page, so the shares of the whole time are more than it. */
    public List<List<String>> stages() {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("ms a page, share of the time"));
        measurements.forEach(each -> head.add(each.what() + " of " + count(each.companyLines())));
        rows.add(head);
        for (int i = 0; i < measurements.get(0).stages().size(); i++) {
            var row =
                    new ArrayList<>(List.of(measurements.get(0).stages().get(i).name()));
            for (Measurement each : measurements) {
                Measurement.Stage stage = each.stages().get(i);
                row.add(String.format("%8.1f %4.0f %%", stage.millisPerPage(), stage.share() * 100));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String count(long number) {
        return String.format("%,d", number);
    }

    private static String count(double number) {
        return String.format("%,.0f", number);
    }
}
