package io.customerhub.app.why;

import java.time.Instant;

/**
 * Where something was declared when it was used.
 *
 * @param file the file's path in the hub's home
 * @param line 1-based, in the file as it was then
 * @param since when a hub first used the file as it was then
 * @param changedSince whether the file is another by now
 */
public record Place(String file, int line, Instant since, boolean changedSince) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
