package io.customerhub.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** QuickBooks' entities as its XML schemas tell them: an answer is written as the XML that it would be, and validated. */
public final class XsdContract implements Contract {
    private static final String NAMESPACE = "http://schema.intuit.com/finance/v3";
    private static final String ROOT = "IntuitResponse";
    private static final Pattern VALUE = Pattern.compile("(?<=(value|Value) )'[^']*'|(?<=: )'[^']*'(?= is not)");
    private static final Pattern KIND = Pattern.compile("(?i)select .* from ([a-z]+)");

    private final XsdTypes types;
    private final Schema schema;
    private final String file;

    /**
     * Reads the schemas of a folder.
     *
     * @param main the file that includes the others
     */
    public XsdContract(Path contracts, String folder, String main) throws Exception {
        this.file = folder + "/" + main;
        this.types = new XsdTypes(contracts.resolve(folder));
        this.schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(contracts.resolve(file).toFile());
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Optional<Judged> judge(RecordedCall call) {
        if (!call.vendor().equals("quickbooks") || !call.path().matches("/v3/company/.*")) {
            return Optional.empty();
        }
        var deviations = new LinkedHashSet<String>();
        String operation = call.path().replaceFirst("/v3/company/[^/]*/", "");
        var kind = KIND.matcher(String.join("", call.query().getOrDefault("query", List.of())));
        String what = kind.find() ? kind.group(1) : String.join("", call.query().getOrDefault("entities", List.of()));
        try {
            if (call.method().equals("POST") && !call.body().isMissingNode()) {
                validate(
                        "request",
                        operation.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + operation.substring(1),
                        call.body(),
                        deviations);
            }
            validate("answer " + call.status(), ROOT, call.answer(), deviations);
        } catch (Exception e) {
            throw new IllegalStateException("holding " + operation + " of QuickBooks against " + file, e);
        }
        return Optional.of(new Judged((call.method() + " " + operation + " " + what).strip(), List.copyOf(deviations)));
    }

    private void validate(String part, String root, JsonNode json, Set<String> deviations) throws Exception {
        var text = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, root);
        xml.writeDefaultNamespace(NAMESPACE);
        content(xml, part + " " + root, root, json, deviations);
        xml.writeEndElement();
        xml.close();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(new Collector(part, deviations));
        validator.validate(new StreamSource(new StringReader(text.toString())));
    }

    private void content(XMLStreamWriter xml, String way, String type, JsonNode json, Set<String> deviations)
            throws XMLStreamException {
        List<String> attributes = types.attributes(type);
        List<XsdTypes.Place> places = types.places(type);
        Set<String> known = new LinkedHashSet<>(attributes);
        places.forEach(place -> known.add(place.name()));
        boolean isText = types.isText(type);
        if (isText) {
            known.add("value");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                deviations.add(way + "/" + name + " is no field of " + type);
            }
        });
        for (String attribute : attributes) {
            if (json.hasNonNull(attribute)) {
                xml.writeAttribute(attribute, json.path(attribute).asText());
            }
        }
        if (isText) {
            xml.writeCharacters(json.isObject() ? json.path("value").asText() : json.asText());
            return;
        }
        for (XsdTypes.Place place : places) {
            JsonNode value = json.path(place.name());
            boolean list = (way.endsWith(ROOT) && value.isArray()) || place.many();
            if (!value.isMissingNode() && value.isArray() != list) {
                deviations.add(way + "/" + place.name() + (list ? " is no list" : " is a list"));
            }
            if (value.isArray()) {
                for (JsonNode one : value) {
                    element(xml, way, place, one, deviations);
                }
            } else if (!value.isMissingNode() && !value.isNull()) {
                element(xml, way, place, value, deviations);
            }
        }
    }

    private void element(XMLStreamWriter xml, String way, XsdTypes.Place place, JsonNode value, Set<String> deviations)
            throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, place.name());
        content(xml, way + "/" + place.name(), place.type(), value, deviations);
        xml.writeEndElement();
    }

    /** Takes what a validator says, without the values. */
    private record Collector(String part, Set<String> deviations) implements ErrorHandler {
        private void take(SAXParseException problem) {
            deviations.add(part + " "
                    + VALUE.matcher(String.valueOf(problem.getMessage())).replaceAll("…"));
        }

        @Override
        public void warning(SAXParseException problem) {
            take(problem);
        }

        @Override
        public void error(SAXParseException problem) {
            take(problem);
        }

        @Override
        public void fatalError(SAXParseException problem) {
            take(problem);
        }
    }
}
