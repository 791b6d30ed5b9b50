package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubProperties;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.stream.Resending;
import io.customerhub.app.stream.Resending.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub stream resend}. */
@Command(
        name = "resend",
        description = {
            "Sends dead letters of a topic to it again, as they were: those whose events still wait in quarantine.",
            "Where such an event can be processed now, it leaves quarantine."
        },
        mixinStandardHelpOptions = true)
final class StreamResendCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TOPIC", description = "The topic that the events came from.")
    private String topic = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PLACE",
            description = "Where the events stood, as TOPIC-PARTITION-OFFSET; without any, all that wait.")
    private List<String> places = new ArrayList<>();

    @Option(names = "--yes", description = "Do it, however many they are.")
    private boolean yes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        HubProperties properties = settings.properties();
        if (!properties.kafka().isConfigured()) {
            throw new HubException("sending dead letters of " + topic + " again: there are no brokers; set "
                    + properties.variable("hub.kafka.brokers"));
        }
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            var resending = new Resending(
                    properties.kafka(),
                    properties.deadLetters(),
                    access.warehouse().quarantine());
            Found found = resending.find(topic, places);
            if (found.waiting().size() > 1 && places.isEmpty() && !yes) {
                throw new UnclearRequest(String.format(
                        "that is %,d events; look at them with hub quarantine list --source events --entity %s, and say"
                                + " --yes",
                        found.waiting().size(), topic));
            }
            resending.send(found.waiting());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d sent again; %,d wait no more%n",
                            found.waiting().size(), found.settled());
            return found.waiting().isEmpty() ? ExitCode.FAILED : ExitCode.OK;
        }
    }
}
