package io.customerhub.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.command.HubProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one warehouse bring the same new customers at the same moment, again and again. */
final class RacingProcessesIT {
    private static final int ROUNDS = 1000;
    /** Each so many-th round has pages with three customers, which the two bring in opposite orders. */
    private static final int SEVERAL = 4;

    @TempDir
    private Path folder;

    @Test
    void everyNewCustomerIsOne() throws Exception {
        try (var way = new PageWay(folder);
                var shop = new Racer("shop", "Buyer");
                var club = new Racer("club", "Member")) {
            int overlapping = 0;
            for (int round = 0; round < ROUNDS; round++) {
                String people = "p" + round;
                boolean several = round % SEVERAL == 0;
                String forwards = several ? people + "a " + people + "b " + people + "c" : people;
                String backwards = several ? people + "c " + people + "b " + people + "a" : people;
                boolean shopFirst = round % 2 == 0;
                (shopFirst ? shop : club).start(shopFirst ? forwards : backwards);
                (shopFirst ? club : shop).start(shopFirst ? backwards : forwards);
                Took bought = shop.finish();
                Took joined = club.finish();
                overlapping += bought.began() < joined.ended() && joined.began() < bought.ended() ? 1 : 0;
            }
            shop.end();
            club.end();

            long people = IntStream.range(0, ROUNDS)
                    .map(round -> round % SEVERAL == 0 ? 3 : 1)
                    .sum();
            assertThat(way.rows("select records from customer_360.customers"))
                    .hasSize((int) people)
                    .containsOnly("2");
            assertThat(way.rows("select distinct r.record_id, o.record_id = r.record_id from hub.customer_records r"
                            + " join hub.customer_records o using (customer_id) where o.source <> r.source"))
                    .hasSize((int) people)
                    .allSatisfy(row -> assertThat(row).endsWith(" t"));
            assertThat(overlapping).as("pages that were on their way at once").isGreaterThan(ROUNDS / 2);
            Soundness.check(way);
        }
    }

    private record Took(long began, long ended) {}

    /** A process with its pipes. */
    private final class Racer implements AutoCloseable {
        private final Path errors;
        private final Process process;
        private final PrintWriter orders;
        private final BufferedReader answers;

        Racer(String source, String entity) throws IOException {
            errors = folder.resolve(source + ".errors");
            ProcessBuilder builder = HubProcess.java(PageRacer.class, folder, folder.toString(), source, entity)
                    .redirectError(errors.toFile());
            // A thousand pages do not pay for what the best compiler costs.
            builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
            process = builder.start();
            orders = new PrintWriter(process.outputWriter(UTF_8), true);
            answers = process.inputReader(UTF_8);
            assertThat(answer()).isEqualTo(PageRacer.READY);
        }

        void start(String people) {
            orders.println(people);
        }

        Took finish() throws IOException {
            return new Took(Long.parseLong(answer()), Long.parseLong(answer()));
        }

        private String answer() throws IOException {
            String answer = answers.readLine();
            assertThat(answer).as(() -> "a racer ended: " + read(errors)).isNotNull();
            return answer;
        }

        void end() throws InterruptedException {
            orders.close();
            assertThat(process.waitFor()).as(() -> read(errors)).isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
