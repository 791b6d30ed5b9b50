package io.customerhub.mapping;

import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of mapping files under test. */
record MappingFolder(Path folder) {
    static final String CUSTOMERS = """
            description: Customers of a shop
            source: shop
            entities: [Buyer]
            to: customer
            fields:
              name: .Name
              email: .Mail
            tests:
              - name: a buyer
                given: {Name: Ann}
                expect: {name: Ann}
            """;
    static final String TRANSACTIONS = """
            description: Sales of a shop
            source: shop
            entities: [Sale]
            to: transaction
            fields:
              kind: fallback(.kind, "invoice")
              date: fallback(.date, "2025-01-31")
              currency: fallback(.currency, "JMD")
              total: .total
              lines: .lines
            tests:
              - name: a sale
                given: {total: 5}
                expect: {kind: invoice, date: "2025-01-31", currency: JMD, total: 5.00}
            """;

    MappingFolder with(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + name, e);
        }
        return this;
    }

    Mappings read() {
        var findings = new Findings();
        Mappings mappings = Mappings.read(folder, findings);
        findings.throwIfAny();
        return mappings;
    }

    /** What is wrong, as an engineer reads it, files by their names. */
    List<String> findings() {
        var findings = new Findings();
        Mappings.read(folder, findings).all().forEach(mapping -> MappingTests.run(mapping, findings));
        return findings.list().stream()
                .map(Finding::toString)
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    MappingResult map(String entity, String json) {
        try {
            var record = new SourceRecord(new SourceKey("shop", entity, "1"), false, Json.MAPPER.readTree(json));
            return read().ofSource("shop", entity).orElseThrow().map(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
