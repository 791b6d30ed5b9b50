package io.customerhub.app;

import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.mapping.Mappings;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.profile.Survivorship;
import io.customerhub.profile.SurvivorshipFile;
import io.customerhub.quality.QualityFile;
import io.customerhub.quality.QualityRules;
import io.customerhub.scoring.RfmFile;
import io.customerhub.scoring.Scorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the files of a hub's home declare, read and ready to use.
 *
 * @param texts the files themselves, by their paths in the home
 */
record HubFolder(
        Mappings mappings,
        List<SinkMapping> sinks,
        QualityRules quality,
        IdentityRules identity,
        Survivorship survivorship,
        Scorer scorer,
        Map<String, String> texts) {
    HubFolder {
        sinks = List.copyOf(sinks);
        texts = Map.copyOf(texts);
    }

    /**
     * Reads the declared files.
     *
     * @throws io.customerhub.declaration.DeclarationException with everything that is wrong with any of them
     */
    static HubFolder read(Path home, List<String> sinkNames) {
        Map<String, String> before = DecisionFiles.read(home);
        HubFolder folder = read(home, sinkNames, before);
        // What is kept of the files must be what decides: somebody may save one just now.
        return DecisionFiles.read(home).equals(before) ? folder : read(home, sinkNames);
    }

    private static HubFolder read(Path home, List<String> sinkNames, Map<String, String> texts) {
        var findings = new Findings();
        Mappings mappings = Mappings.read(home.resolve(DecisionFiles.MAPPINGS), findings);
        var quality = QualityFile.read(home.resolve(DecisionFiles.QUALITY), findings);
        var identity = IdentityFile.read(home.resolve(DecisionFiles.IDENTITY), findings);
        var survivorship = SurvivorshipFile.read(home.resolve(DecisionFiles.SURVIVORSHIP), findings);
        var scorer = RfmFile.read(home.resolve(DecisionFiles.SCORES), findings);
        for (String sink : sinkNames) {
            if (mappings.ofSink(sink).isEmpty()) {
                findings.add(
                        home.resolve("config/application.properties"),
                        0,
                        "hub.sinks names '" + sink + "', which no mapping has as its sink",
                        "add mappings/" + sink + ".yaml or take the name out");
            }
        }
        findings.throwIfAny();
        return new HubFolder(
                mappings,
                sinkNames.stream()
                        .map(sink -> mappings.ofSink(sink).orElseThrow())
                        .toList(),
                quality.orElseThrow(),
                identity.orElseThrow(),
                survivorship.orElseThrow(),
                scorer.orElseThrow(),
                texts);
    }
}
