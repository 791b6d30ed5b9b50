package io.customerhub.scoring.value;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The purchases at CDNOW that the literature has its figures from. */
final class Cdnow {
    static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);
    private static final LocalDate BEGIN = LocalDate.of(1997, 1, 1);
    private static final int WEEK = 7;

    private Cdnow() {}

    /**
     * The histories of the literature's sample of 2,357 customers as of the end of week 39. Each line of its list is a day on which
     * customers bought first: how many of them did not come back, and the numbers of those who did.
     */
    static List<PurchaseHistory> sample() throws IOException {
        Map<Integer, List<Purchase>> purchases = purchases();
        var histories = new ArrayList<PurchaseHistory>();
        LocalDate day = BEGIN;
        for (String line : lines(Cdnow.class.getResourceAsStream("/scoring/cdnow-sample.txt"))) {
            String[] numbers = line.split(" ", -1);
            LocalDate first = day;
            for (int i = 0; i < Integer.parseInt(numbers[0]); i++) {
                histories.add(history(List.of(new Purchase(first, 10, 1))));
            }
            for (int i = 1; i < numbers.length; i++) {
                histories.add(history(Objects.requireNonNull(purchases.get(Integer.parseInt(numbers[i])))));
            }
            day = day.plusDays(1);
        }
        return histories;
    }

    private static PurchaseHistory history(List<Purchase> purchases) {
        return PurchaseHistory.asOf(purchases, CALIBRATION_END, WEEK).orElseThrow();
    }

    private static Map<Integer, List<Purchase>> purchases() throws IOException {
        String shared = Optional.ofNullable(System.getenv("HUB_SHARED_DATA")).orElse("../../shared/data");
        Path file = Path.of(shared, "scoring/cdnow/CDNOW_master.txt.gz");
        assumeThat(file)
                .as("the shared data folder; HUB_SHARED_DATA says where it is")
                .exists();
        var purchases = new HashMap<Integer, List<Purchase>>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            List<String> lines = lines(in);
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.strip().split("\\s+", -1);
                purchases
                        .computeIfAbsent(Integer.parseInt(values[0]), customer -> new ArrayList<>())
                        .add(new Purchase(
                                LocalDate.parse(values[1], DateTimeFormatter.BASIC_ISO_DATE),
                                Double.parseDouble(values[3]),
                                Double.parseDouble(values[2])));
            }
        }
        return purchases;
    }

    private static List<String> lines(InputStream in) throws IOException {
        try (var reader =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
