package io.customerhub.app.check;

import io.customerhub.app.DecisionFiles;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.profile.SurvivorshipFile;
import io.customerhub.quality.QualityFile;
import io.customerhub.relation.RelationshipFile;
import io.customerhub.scoring.RfmFile;
import io.customerhub.scoring.forecast.ForecastFile;
import io.customerhub.scoring.sentiment.SentimentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that can be wrong in a hub's {@code routes/}, {@code mappings/}, {@code config/} and
 * {@code connectors/kamelets/}, found before anything runs and all at once. It reads those files and Camel's catalog, and
 * starts nothing.
 */
public final class HubCheck {
    private final Path home;
    private final Set<String> beans;
    private final Set<String> knownProperties;

    /**
     * Makes a check.
     *
     * @param home the folder that holds {@code routes/} and the others
     * @param beans the names of the beans and components that the hub binds
     * @param knownProperties the {@code hub.*} keys that the hub reads; one that ends in {@code .*} stands for all keys
     *     that begin so
     */
    public HubCheck(Path home, Set<String> beans, Set<String> knownProperties) {
        this.home = home.toAbsolutePath().normalize();
        this.beans = Set.copyOf(beans);
        this.knownProperties = Set.copyOf(knownProperties);
    }

    /** The check of a home with this hub's own beans and properties. */
    public static HubCheck of(Path home) {
        return new HubCheck(home, HubVocabulary.BEANS, HubVocabulary.PROPERTIES);
    }

    /** Runs all checks. The findings come in order of place; their files are relative to the home. */
    public List<Finding> run() {
        var findings = new Findings();
        HubFiles files = HubFiles.read(home, findings);
        var components = new CamelComponents();
        var placeholders = new PlaceholderCheck(files.properties(), findings);
        var accounts = new AccountCheck(files.properties(), findings);
        accounts.check();
        Set<String> allBeans = union(beans, accounts.beans());
        List<RouteParts> flows = flows(files, components, placeholders, allBeans, findings);
        var webhooks = new WebhookCheck(files, findings);
        webhooks.check(flows);
        new StreamCheck(files, findings).check(flows);
        new StreamSchemaCheck(files, findings).check(flows);
        new CaptureCheck(files, findings).check(flows);
        properties(files, components, union(placeholders.uses(), union(accounts.keys(), webhooks.keys())), findings);
        secrets(files, findings);
        mappings(files, flows, findings);
        QualityFile.read(home.resolve("config/quality.yaml"), findings);
        IdentityCheck.check(home, findings);
        SurvivorshipFile.read(home.resolve("config/survivorship.yaml"), findings);
        RelationshipFile.read(home.resolve("config/relationships.yaml"), findings);
        RfmFile.read(home.resolve("config/scores/rfm.yaml"), findings);
        SentimentFile.read(home.resolve(DecisionFiles.SENTIMENT), findings);
        TriggerCheck.check(files, findings);
        Path forecast = home.resolve(DecisionFiles.FORECAST);
        if (Files.exists(forecast)) {
            ForecastFile.read(forecast, home.resolve(DecisionFiles.FEATURES), findings);
        }
        return findings.list().stream().map(this::relative).sorted().toList();
    }

    private List<RouteParts> flows(
            HubFiles files,
            CamelComponents components,
            PlaceholderCheck placeholders,
            Set<String> allBeans,
            Findings findings) {
        CamelSchema schema = CamelSchema.read();
        var flow = new FlowCheck(files, findings);
        var all = new ArrayList<RouteParts>();
        for (Declared route : files.routes()) {
            all.add(RouteForm.ofFile(route, schema, components, findings));
            flow.check(route);
            placeholders.routes(route);
        }
        for (Kamelet kamelet : files.kamelets().values()) {
            KameletFileCheck.check(kamelet, findings);
            placeholders.kamelet(kamelet);
            kamelet.template()
                    .map(template -> RouteForm.ofKamelet(kamelet.file(), template, schema, components, findings))
                    .ifPresent(all::add);
        }
        placeholders.properties();
        var endpoints = new EndpointCheck(components, files.kamelets().keySet(), allBeans, findings);
        var calls = new KameletCallCheck(files, findings);
        for (RouteParts parts : all) {
            flow.check(parts);
            parts.endpoints().forEach(endpoints::check);
            parts.endpoints().forEach(calls::check);
        }
        var references = new ReferenceCheck(allBeans, all, findings);
        references.beans();
        if (files.unreadable().isEmpty()) {
            references.flows();
        }
        return List.copyOf(all);
    }

    /** A key is known when the hub's Java reads it, or a placeholder does: a new source's keys need no Java. */
    private void properties(HubFiles files, CamelComponents components, Set<String> uses, Findings findings) {
        new CamelKeys(components, files.kamelets(), findings).check(files.properties());
        var known = new TreeSet<>(knownProperties);
        uses.stream().filter(name -> name.startsWith("hub.")).forEach(known::add);
        for (String sink : files.flows("sinks")) {
            known.add("hub.guard." + sink + ".share");
            known.add("hub.guard." + sink + ".from");
        }
        new HubKeys(known, files.flows("sources"), findings).check(files.properties());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static void secrets(HubFiles files, Findings findings) {
        var secrets = new SecretCheck(findings);
        files.all().forEach(secrets::text);
        files.routes().forEach(secrets::values);
        files.kamelets().values().forEach(kamelet -> secrets.values(kamelet.file()));
        secrets.values(files.properties());
    }

    private static void mappings(HubFiles files, List<RouteParts> flows, Findings findings) {
        var mappings = new MappingCheck(files, findings);
        mappings.mappings();
        flows.forEach(mappings::sources);
        mappings.sinks();
        new FlowTestCheck(files, findings).check(flows);
    }

    /** A finding as an engineer would name its place: files relative to the home, in its words too. */
    private Finding relative(Finding finding) {
        Path file = finding.file().startsWith(home) ? home.relativize(finding.file()) : finding.file();
        String folder = home + home.getFileSystem().getSeparator();
        return new Finding(
                file,
                finding.line(),
                finding.problem().replace(folder, ""),
                finding.remedy().replace(folder, ""));
    }
}
