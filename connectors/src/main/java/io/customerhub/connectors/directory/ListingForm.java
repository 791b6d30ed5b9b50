package io.customerhub.connectors.directory;

import io.customerhub.connectors.VendorException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/**
 * Where in a directory's pages the listings and their fields stand: what a Kamelet declares about them.
 *
 * @param item the CSS selector of one listing
 * @param fields for each field where it stands in a listing
 * @param link where a listing's own address stands in it; the id of the record where there is one
 * @param next where the address of the next page stands in a page
 */
record ListingForm(String item, Map<String, Place> fields, Optional<Place> link, Optional<Place> next) {
    ListingForm {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * A place in an element.
     *
     * @param selector a CSS selector
     * @param attribute the attribute that holds the value; empty for the text
     */
    record Place(String selector, String attribute) {
        /** Reads {@code selector} or {@code selector@attribute}. */
        static Place of(String text) {
            int at = text.lastIndexOf('@');
            var place = at < 0
                    ? new Place(text.strip(), "")
                    : new Place(
                            text.substring(0, at).strip(),
                            text.substring(at + 1).strip());
            try {
                QueryParser.parse(place.selector());
            } catch (Selector.SelectorParseException | IllegalArgumentException e) {
                throw new VendorException.Refused(
                        "directory", "reading the selector '" + text + "'", "it is not CSS", "mend it in the route");
            }
            return place;
        }

        static Optional<Place> ofOptional(String text) {
            return Optional.of(text).filter(given -> !given.isBlank()).map(Place::of);
        }

        /** The value in an element, empty where it is not there; an address with its host. */
        String in(Element element) {
            Element found = element.selectFirst(selector);
            if (found == null) {
                return "";
            }
            if (attribute.isEmpty()) {
                return found.text().strip();
            }
            boolean address = attribute.equals("href") || attribute.equals("src");
            return address ? found.absUrl(attribute) : found.attr(attribute).strip();
        }
    }

    /** Reads {@code name=selector; phone=selector@attribute; …}. */
    static Map<String, Place> fields(String text) {
        var fields = new LinkedHashMap<String, Place>();
        for (String field : text.split(";", -1)) {
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new VendorException.Refused(
                        "directory",
                        "reading the field '" + field.strip() + "'",
                        "it has no selector",
                        "write name=selector, or name=selector@attribute");
            }
            fields.put(field.substring(0, equals).strip(), Place.of(field.substring(equals + 1)));
        }
        return fields;
    }

    /** What makes the same page other records: pages are read again when this changes. */
    String meaning() {
        return item + " " + fields + " " + link + " " + next;
    }
}
