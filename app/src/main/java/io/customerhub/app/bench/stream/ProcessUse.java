package io.customerhub.app.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes have used of the machine, as Linux tells it. */
final class ProcessUse {
    /** Of a line of {@code stat}, behind the name in brackets. */
    private static final int USER_TICKS = 11;

    private static final int OWN_FIELDS = 2;
    private static final int FIELDS_WITH_ENDED_CHILDREN = 4;
    private static final double TICKS_A_SECOND = 100;
    private static final double KIB_A_MIB = 1024;

    private ProcessUse() {}

    /** Seconds of processor time of these processes, of user and system. */
    static double seconds(List<ProcessHandle> processes) throws IOException {
        double seconds = 0;
        for (ProcessHandle process : processes) {
            seconds += seconds(process, OWN_FIELDS);
        }
        return seconds;
    }

    /** The same of a process with all its children, those that have ended included. */
    static double secondsOfFamily(ProcessHandle process) throws IOException {
        return seconds(process, FIELDS_WITH_ENDED_CHILDREN)
                + seconds(process.children().toList());
    }

    private static double seconds(ProcessHandle process, int fields) throws IOException {
        Path file = Path.of("/proc", String.valueOf(process.pid()), "stat");
        if (!Files.exists(file)) {
            return 0;
        }
        String line = Files.readString(file);
        String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER_TICKS; field < USER_TICKS + fields; field++) {
            ticks += Long.parseLong(words[field]);
        }
        return ticks / TICKS_A_SECOND;
    }

    /** MiB that a process that lives has had in memory at the most. */
    static double peakMemory(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_A_MIB)
                .findFirst()
                .orElse(0);
    }
}
