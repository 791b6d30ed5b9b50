package io.customerhub.app.bench.serving;

import io.customerhub.scoring.net.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the native code that trains nets costs a process that loads it.
 *
 * @param cache what is in the folder that it is unpacked to, before
 * @param millis that loading took
 * @param unpackedMebibytes in the folder, after
 * @param mebibytesBefore of memory that is resident, before, and {@code mebibytesAfter} after; -1 where the system does not tell
 */
public record NativeStart(
        String cache, long millis, long unpackedMebibytes, long mebibytesBefore, long mebibytesAfter) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long MEBIBYTE = 1 << 20;

    /** Measures a process that unpacks it into an empty folder, and one after it. */
    public static List<NativeStart> measure(Path emptyFolder) throws IOException {
        return List.of(once("empty", emptyFolder), once("unpacked", emptyFolder));
    }

    private static NativeStart once(String cache, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.cachedir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeStart.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> figures = said.lines()
                .filter(line -> line.startsWith(RESIDENT))
                .findFirst()
                .map(line -> List.of(line.substring(RESIDENT.length()).strip().split(" ")))
                .orElseThrow(() -> new IllegalStateException("loading native code in a process of its own: it said "
                        + said + "; is the platform's native code on the class path?"));
        return new NativeStart(
                cache,
                Long.parseLong(figures.get(0)),
                size(folder) / MEBIBYTE,
                Long.parseLong(figures.get(1)),
                Long.parseLong(figures.get(2)));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(NativeStart::length)
                    .sum();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("measuring " + file, e);
        }
    }

    /** The process that is measured. */
    public static void main(String[] args) throws IOException {
        long before = resident();
        long millis = NativeLibrary.load(InstantSource.system()).toMillis();
        System.out.println(RESIDENT + " " + millis + " " + before + " " + resident());
    }

    private static long resident() throws IOException {
        if (!Files.exists(STATUS)) {
            return -1;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) >> 10)
                .findFirst()
                .orElse(-1);
    }

    /** How it is read: the head, then a row for each process. */
    public static List<List<String>> table(List<NativeStart> starts) {
        return Stream.concat(
                        Stream.of(List.of("native code, cache", "loaded in", "unpacked", "resident before", "after")),
                        starts.stream()
                                .map(start -> List.of(
                                        start.cache,
                                        start.millis + " ms",
                                        start.unpackedMebibytes + " MiB",
                                        start.mebibytesBefore + " MiB",
                                        start.mebibytesAfter + " MiB")))
                .toList();
    }
}
