package io.customerhub.app.page;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.event.EventSchemas;
import io.customerhub.app.score.ScoringFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.Frequencies;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.match.LearnedModel;
import io.customerhub.identity.match.MatchWeights;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.mapping.Mappings;
import io.customerhub.profile.SurvivorshipFile;
import io.customerhub.quality.QualityFile;
import io.customerhub.relation.RelationshipFile;
import io.customerhub.scoring.RfmFile;
import io.customerhub.scoring.action.ActionFile;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.sentiment.SentimentFile;
import io.customerhub.scoring.served.ModelRule;
import io.customerhub.trigger.TriggerFile;
import io.customerhub.trigger.TriggerRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The house's rules with the mappings of the tests of pages. */
final class HouseRules {
    /** Those that triggers tell: none of the house's own. */
    private static final List<String> TARGETS = List.of("test");

    private HouseRules() {}

    /** The house's files, but for triggers: those of the house tell others than the tests. */
    static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>(DecisionFiles.read(Path.of("..")));
        texts.remove(DecisionFiles.TRIGGERS);
        return texts;
    }

    static Rulebook read(String tenant, Map<String, String> texts) {
        var findings = new Findings();
        Path config = Path.of("../config");
        Mappings mappings = Mappings.read(Path.of("src/test/resources/page/mappings"), findings);
        IdentityRules declared = IdentityFile.parse(
                        Path.of(DecisionFiles.IDENTITY), texts.getOrDefault(DecisionFiles.IDENTITY, ""), findings)
                .orElseThrow();
        Dictionary words = DictionaryFile.parse(
                        Path.of(DecisionFiles.WORDS), texts.getOrDefault(DecisionFiles.WORDS, ""), findings)
                .orElseThrow();
        var rules = new Rulebook(
                0,
                mappings,
                List.of(mappings.ofSink(PageWay.SINK).orElseThrow()),
                QualityFile.read(config.resolve("quality.yaml"), findings).orElseThrow(),
                matching(tenant, texts, declared, words, findings),
                SurvivorshipFile.read(config.resolve("survivorship.yaml"), findings)
                        .orElseThrow(),
                RelationshipFile.parse(
                                Path.of(DecisionFiles.RELATIONSHIPS),
                                texts.getOrDefault(DecisionFiles.RELATIONSHIPS, ""),
                                findings)
                        .orElseThrow()
                        .by(words),
                RfmFile.read(config.resolve("scores/rfm.yaml"), findings).orElseThrow(),
                SentimentFile.parse(
                                Path.of(DecisionFiles.SENTIMENT),
                                texts.getOrDefault(DecisionFiles.SENTIMENT, ""),
                                findings)
                        .orElseThrow(),
                scoring(texts, findings).actions(),
                scoring(texts, findings).triggers(),
                EventSchemas.read(Path.of(".."), findings),
                texts);
        findings.throwIfAny();
        return rules;
    }

    private static ScoringFiles.Read scoring(Map<String, String> texts, Findings findings) {
        if (!texts.containsKey(DecisionFiles.ACTIONS)) {
            return new ScoringFiles.Read(ActionRules.NONE, TriggerRules.NONE);
        }
        FeatureRules features = FeatureFile.parse(
                        Path.of(DecisionFiles.FEATURES), texts.getOrDefault(DecisionFiles.FEATURES, ""), findings)
                .orElseThrow();
        List<ModelRule> models = io.customerhub.scoring.served.ModelFile.parse(
                        Path.of(DecisionFiles.MODELS), texts.getOrDefault(DecisionFiles.MODELS, ""), features, findings)
                .orElseThrow();
        ActionRules actions = ActionFile.parse(
                        Path.of(DecisionFiles.ACTIONS),
                        texts.getOrDefault(DecisionFiles.ACTIONS, ""),
                        features,
                        models,
                        findings)
                .orElseThrow();
        TriggerRules triggers = texts.containsKey(DecisionFiles.TRIGGERS)
                ? TriggerFile.parse(
                                Path.of(DecisionFiles.TRIGGERS),
                                texts.getOrDefault(DecisionFiles.TRIGGERS, ""),
                                features,
                                actions.conditions(features, models, findings),
                                findings)
                        .orElseThrow()
                : TriggerRules.NONE;
        return new ScoringFiles.Read(actions, triggers.telling(TARGETS));
    }

    private static PageMatching matching(
            String tenant, Map<String, String> texts, IdentityRules declared, Dictionary words, Findings findings) {
        MatchWeights weights = ModelFile.parse(
                        Path.of(DecisionFiles.MODEL),
                        texts.getOrDefault(DecisionFiles.MODEL, ""),
                        declared.comparisons(),
                        words,
                        findings)
                .orElseThrow();
        Frequencies frequencies = Optional.ofNullable(texts.get(DecisionFiles.FREQUENCIES))
                .map(text -> FrequenciesFile.parse(Path.of(DecisionFiles.FREQUENCIES), text, findings)
                        .orElseThrow())
                .orElse(Frequencies.NONE);
        return declared.matching(tenant, words, new LearnedModel(weights, frequencies));
    }
}
