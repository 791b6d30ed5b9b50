package io.customerhub.warehouse.database;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A program to run to its end. */
record Command(List<String> words) {

    /** Its exit code, and what it printed. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    static Command of(List<String> prefix, List<String> words) {
        return new Command(Stream.concat(prefix.stream(), words.stream()).toList());
    }

    Result run() {
        return run("");
    }

    Result run(String input) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // A folder that every account may stand in.
        builder.directory(new File("/"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        try {
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading: its exit code says why.
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new DatabaseException("running " + words.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("running " + words.get(0) + ": interrupted", e);
        }
    }
}
