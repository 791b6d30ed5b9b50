package io.customerhub.warehouse.database;

import io.customerhub.warehouse.secrets.HubKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/** A process of its own that opens the warehouse, writes a row, and holds it open until it is ended. */
final class HubProcess implements AutoCloseable {
    private final Process process;

    private HubProcess(Process process) {
        this.process = process;
    }

    /** What runs in the other process. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        System.out.println("opening");
        Database database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (text text)");
            statement.execute("INSERT INTO note VALUES ('from another process')");
        }
        System.out.println("open");
        Thread.sleep(Long.MAX_VALUE);
    }

    static HubProcess begin(Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubProcess.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        HubProcess hub = new HubProcess(process);
        hub.await("opening");
        return hub;
    }

    static HubProcess open(Path folder) throws IOException {
        HubProcess hub = begin(folder);
        hub.await("open");
        return hub;
    }

    private void await(String word) throws IOException {
        StringBuilder seen = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(word)) {
                return;
            }
            seen.append(line).append('\n');
        }
        throw new IOException("the other process ended before it said '" + word + "':\n" + seen);
    }

    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
