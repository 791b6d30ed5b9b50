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

/** What the files of a hub's home declare, read and ready to use. */
record HubFolder(
        Mappings mappings,
        List<SinkMapping> sinks,
        QualityRules quality,
        IdentityRules identity,
        Survivorship survivorship,
        Scorer scorer) {

    /**
     * Reads the declared files.
     *
     * @throws io.customerhub.declaration.DeclarationException with everything that is wrong with any of them
     */
    static HubFolder read(Path home, List<String> sinkNames) {
        var findings = new Findings();
        Path config = home.resolve("config");
        Mappings mappings = Mappings.read(home.resolve("mappings"), findings);
        var quality = QualityFile.read(config.resolve("quality.yaml"), findings);
        var identity = IdentityFile.read(config.resolve("identity.yaml"), findings);
        var survivorship = SurvivorshipFile.read(config.resolve("survivorship.yaml"), findings);
        var scorer = RfmFile.read(config.resolve("scores/rfm.yaml"), findings);
        for (String sink : sinkNames) {
            if (mappings.ofSink(sink).isEmpty()) {
                findings.add(
                        config.resolve("application.properties"),
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
                scorer.orElseThrow());
    }
}
