package io.customerhub.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.customerhub.app.page.PageWay.Course;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A process that takes in pages of one source. Each line that it reads names the people of a page, with a space between; it takes the
 * page in at once, and answers when it is committed: with when it began and ended, a line each, in
 * nanoseconds of the machine's clock.
 */
public final class PageRacer {
    /** What it says once it can begin. */
    static final String READY = "ready";

    private PageRacer() {}

    /**
     * Races until its input ends.
     *
     * @param arguments the warehouse's folder, the source and its kind of records
     */
    public static void main(String[] arguments) throws IOException {
        String source = arguments[1];
        try (var way = new PageWay(Path.of(arguments[0]));
                Course course = way.begin(source);
                var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println(READY);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long began = System.nanoTime();
                List<RawRecord> records = Arrays.stream(line.split(" "))
                        .map(id -> somebody(id, arguments[2]))
                        .toList();
                course.page(new Page(source, records, "{}"));
                System.out.println(began);
                System.out.println(System.nanoTime());
            }
        }
    }

    /** Somebody of whom no two ids have anything in common. */
    static RawRecord somebody(String id, String entity) {
        var random = new Random(id.hashCode() * 31L);
        String given = name(random);
        String family = name(random);
        return PageWay.record(
                entity,
                id,
                "{'name': '" + given + " " + family + "', 'email': '" + given + "@" + name(random)
                        + ".co', 'phone': '+1876" + (2_000_000 + random.nextInt(7_000_000)) + "'}");
    }

    static String name(Random random) {
        return random.ints(9, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }
}
