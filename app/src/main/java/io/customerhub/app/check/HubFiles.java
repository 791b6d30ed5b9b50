package io.customerhub.app.check;

import io.customerhub.app.flowtest.FlowTestFile;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a hub's home: read once, for all checks.
 *
 * @param unreadable the names of route and Kamelet files that are not YAML: what they hold is unknown, not missing
 */
record HubFiles(
        Path home,
        List<Declared> routes,
        Map<String, Kamelet> kamelets,
        Set<String> unreadable,
        PropertiesFile properties) {
    static final String ROUTE_SUFFIX = ".camel.yaml";

    HubFiles {
        routes = List.copyOf(routes);
        unreadable = Set.copyOf(unreadable);
        kamelets = Collections.unmodifiableMap(new LinkedHashMap<>(kamelets));
    }

    /** Reads them; files that are not YAML, or would not be loaded for their name, go to {@code findings}. */
    static HubFiles read(Path home, Findings findings) {
        misnamed(home.resolve("routes"), ROUTE_SUFFIX, findings);
        misnamed(home.resolve("connectors/kamelets"), Kamelet.SUFFIX, findings);
        misnamed(home.resolve("mappings"), ".yaml", findings);
        var unreadable = new TreeSet<String>();
        var kamelets = new LinkedHashMap<String, Kamelet>();
        for (Declared file : declared(home.resolve("connectors/kamelets"), Kamelet.SUFFIX, unreadable, findings)) {
            Kamelet kamelet = Kamelet.of(file);
            kamelets.put(kamelet.name(), kamelet);
        }
        return new HubFiles(
                home,
                declared(home.resolve("routes"), ROUTE_SUFFIX, unreadable, findings),
                kamelets,
                unreadable,
                PropertiesFile.read(home.resolve("config/application.properties"), findings));
    }

    private static List<Declared> declared(Path folder, String suffix, Set<String> unreadable, Findings findings) {
        var declared = new ArrayList<Declared>();
        for (Path file : DeclaredFiles.find(folder, suffix)) {
            DeclaredFiles.read(file, findings)
                    .ifPresentOrElse(
                            declared::add,
                            () -> unreadable.add(file.getFileName().toString()));
        }
        return declared;
    }

    private static void misnamed(Path folder, String suffix, Findings findings) {
        Stream.of(".yaml", ".yml")
                .flatMap(ending -> DeclaredFiles.find(folder, ending).stream())
                .filter(file -> !file.getFileName().toString().endsWith(suffix) && !isFlowTest(file))
                .forEach(file -> findings.add(
                        file, 0, "the file is never loaded for its name", "let its name end in " + suffix));
    }

    private static boolean isFlowTest(Path file) {
        return file.toString().endsWith(FlowTestFile.SUFFIX)
                && file.getParent() != null
                && FlowTestFile.FOLDERS.stream()
                        .anyMatch(folder -> file.getParent().endsWith(Path.of("routes", folder)));
    }

    /** Everything an engineer writes: routes, Kamelets, mappings and configuration. */
    List<Path> all() {
        return Stream.of("routes", "connectors/kamelets", "mappings", "config")
                .flatMap(folder -> Stream.of(".yaml", ".yml", ".properties")
                        .flatMap(ending -> DeclaredFiles.find(home.resolve(folder), ending).stream()))
                .toList();
    }

    /** The folder below {@code routes/} that a route file is in; none for one that is in {@code routes/} itself. */
    Optional<String> folder(Declared route) {
        Path path = home.resolve("routes").relativize(route.file());
        return path.getNameCount() > 1 ? Optional.of(path.getName(0).toString()) : Optional.empty();
    }

    /** A route file's name without its ending. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ROUTE_SUFFIX) ? name.substring(0, name.length() - ROUTE_SUFFIX.length()) : name;
    }

    /** The names of the flows in a folder below {@code routes/}, those of files that cannot be read included. */
    Set<String> flows(String folder) {
        return DeclaredFiles.find(home.resolve("routes").resolve(folder), ROUTE_SUFFIX).stream()
                .map(HubFiles::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
