package io.customerhub.relation;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.CustomerField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code config/relationships.yaml}. */
public final class RelationshipFile {
    private static final Shape SHAPE = Shape.of("relationships");
    private static final int MOST_AT_ADDRESS = 8;
    private static final int MOST_OF_ORGANISATION = 100;

    private RelationshipFile() {}

    /** Reads the rules; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<RelationshipRules> read(Path file, Findings findings) {
        return read(DeclaredFiles.read(file, findings), findings);
    }

    /** Reads the rules from a file's text. */
    public static Optional<RelationshipRules> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<RelationshipRules> read(Optional<Declared> file, Findings findings) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(root -> new RelationshipRules(
                        root.get("household").map(section -> household(section, findings)),
                        root.get("organisation").map(section -> organisation(section))))
                .filter(rules -> findings.size() == before);
    }

    private static HouseholdRule household(Declared section, Findings findings) {
        return new HouseholdRule(
                fields(section, "address", findings),
                fields(section, "locality", findings),
                fields(section, "also", findings),
                most(section, MOST_AT_ADDRESS),
                texts(section, "except"));
    }

    private static OrganisationRule organisation(Declared section) {
        List<CustomerField> by = texts(section, "by").stream()
                .flatMap(word -> CustomerField.of(word).stream())
                .toList();
        return new OrganisationRule(Set.copyOf(by), most(section, MOST_OF_ORGANISATION), texts(section, "except"));
    }

    private static int most(Declared section, int usual) {
        return section.text("most").map(Integer::parseInt).orElse(usual);
    }

    private static List<String> texts(Declared section, String key) {
        return section.get(key).map(Declared::texts).orElse(List.of());
    }

    private static List<CustomerField> fields(Declared section, String key, Findings findings) {
        var fields = new ArrayList<CustomerField>();
        for (Declared each : section.get(key).map(Declared::items).orElse(List.of())) {
            String word = each.text().orElse("");
            CustomerField.of(word)
                    .ifPresentOrElse(
                            fields::add,
                            () -> findings.add(
                                    each,
                                    "unknown field '" + word + "'",
                                    Suggestion.instead(word, CustomerField.words())));
        }
        return fields;
    }
}
