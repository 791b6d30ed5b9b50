package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import picocli.CommandLine.Option;

/** Which sinks a command is about. */
final class SinkChoice {
    @Option(names = "--sink", paramLabel = "SINK", description = "This sink alone; may be repeated.")
    private List<String> sinks = List.of();

    /** Those that were chosen, or all. */
    List<String> of(HubSettings settings) {
        sinks.forEach(sink -> require(settings, sink));
        return sinks.isEmpty() ? settings.properties().sinks() : sinks;
    }

    static void require(HubSettings settings, String sink) {
        List<String> declared = settings.properties().sinks();
        if (!declared.contains(sink)) {
            throw new HubException("hub.sinks does not name '" + sink + "'; " + Suggestion.instead(sink, declared));
        }
    }
}
