package io.customerhub.app.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a reader of XML schemas must know to write JSON as XML: in which order elements stand, and what is an attribute. */
final class XsdTypes {
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();

    /**
     * An element that may stand somewhere.
     *
     * @param many whether more than one may
     */
    record Place(String name, String type, boolean many) {}

    XsdTypes(Path folder) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".xsd"))
                    .sorted()
                    .toList()) {
                Document document = factory.newDocumentBuilder().parse(file.toFile());
                for (Element child : children(document.getDocumentElement())) {
                    if (child.getLocalName().equals("element")) {
                        elements.put(child.getAttribute("name"), child);
                    } else if (child.getLocalName().equals("complexType")) {
                        types.put(child.getAttribute("name"), child);
                    }
                }
            }
        }
    }

    /** The places of a type's elements in their order, those of the types it extends first. */
    List<Place> places(String type) {
        var places = new ArrayList<Place>();
        base(type).ifPresent(base -> places.addAll(places(base)));
        Optional.ofNullable(types.get(type)).ifPresent(element -> collect(element, false, places));
        return places;
    }

    List<String> attributes(String type) {
        var names = new ArrayList<String>();
        base(type).ifPresent(base -> names.addAll(attributes(base)));
        Element declared = types.get(type);
        if (declared != null) {
            var found = declared.getElementsByTagNameNS(SCHEMA, "attribute");
            for (int i = 0; i < found.getLength(); i++) {
                names.add(((Element) found.item(i)).getAttribute("name"));
            }
        }
        return names;
    }

    /** Whether it holds text, perhaps with attributes, and no elements. */
    boolean isText(String type) {
        Element declared = types.get(type);
        return declared == null
                || declared.getElementsByTagNameNS(SCHEMA, "simpleContent").getLength() > 0;
    }

    private Optional<String> base(String type) {
        Element declared = types.get(type);
        if (declared == null) {
            return Optional.empty();
        }
        var extensions = declared.getElementsByTagNameNS(SCHEMA, "extension");
        return extensions.getLength() == 0
                ? Optional.empty()
                : Optional.of(((Element) extensions.item(0)).getAttribute("base"))
                        .filter(types::containsKey);
    }

    private void collect(Element parent, boolean repeated, List<Place> places) {
        for (Element child : children(parent)) {
            boolean many = repeated || !List.of("", "0", "1").contains(child.getAttribute("maxOccurs"));
            if (!child.getLocalName().equals("element")) {
                collect(child, many, places);
            } else if (child.hasAttribute("name")) {
                places.add(new Place(child.getAttribute("name"), child.getAttribute("type"), many));
            } else {
                String head = child.getAttribute("ref");
                elements.forEach((name, element) -> {
                    if (name.equals(head)
                            || element.getAttribute("substitutionGroup").equals(head)) {
                        // JSON has such records in lists, also where XML has one.
                        places.add(new Place(name, element.getAttribute("type"), many));
                    }
                });
            }
        }
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && !element.getLocalName().equals("annotation")) {
                children.add(element);
            }
        }
        return children;
    }
}
