package io.customerhub.connectors.webhook;

import io.customerhub.connectors.webhook.WebhookContent.Events;
import io.customerhub.connectors.webhook.WebhookContent.Foreign;
import io.customerhub.connectors.webhook.WebhookContent.Unreadable;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Events in a Salesforce outbound message: SOAP with up to 100 notifications, each with one record. It is unsigned, so it
 * must name our organisation. No document type and no entity is read.
 *
 * @param organization our organisation's id, of 15 or 18 characters; the first 15 are the id, the others its checksum
 */
record OutboundMessage(String organization) implements EventReader {
    private static final int MOST_NOTIFICATIONS = 100;
    private static final int ID_LENGTH = 15;
    private static final int DEEPEST = 20;
    private static final String SCHEMA_INSTANCE = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    private static final XMLInputFactory XML = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    @Override
    public WebhookContent read(byte[] body) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return new Unreadable("its body is not XML as a Salesforce outbound message is"); // no quote of the body
        }
    }

    private WebhookContent read(XMLStreamReader reader) throws XMLStreamException {
        var found = new Found();
        Deque<String> way = new ArrayDeque<>();
        var text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    way.addLast(reader.getLocalName());
                    text.setLength(0);
                    found.begin(way, Optional.ofNullable(reader.getAttributeValue(SCHEMA_INSTANCE, "type")));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    found.end(way, text.toString().strip());
                    way.removeLast();
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a document type or an entity");
                default -> {
                    // remarks and instructions say nothing
                }
            }
            if (way.size() > DEEPEST) {
                throw new XMLStreamException("deeper than any outbound message");
            }
        }
        return judge(found);
    }

    private WebhookContent judge(Found found) {
        if (found.organizations.isEmpty() || found.types.isEmpty()) {
            return new Unreadable("its body is no Salesforce outbound message");
        }
        if (found.types.size() > MOST_NOTIFICATIONS) {
            return new Unreadable("it holds more than " + MOST_NOTIFICATIONS + " notifications");
        }
        if (organization.length() < ID_LENGTH || !found.organizations.stream().allMatch(this::isOurs)) {
            return new Foreign();
        }
        var events = new ArrayList<WebhookEvent>();
        for (int i = 0; i < found.types.size(); i++) {
            events.add(new WebhookEvent(found.types.get(i), found.subjects.get(i)));
        }
        return new Events(events, String.join(" ", new TreeSet<>(found.notifications)));
    }

    private boolean isOurs(String named) {
        return named.length() >= ID_LENGTH
                && SharedSecretScheme.isEqual(organization.substring(0, ID_LENGTH), named.substring(0, ID_LENGTH));
    }

    /** What has been read so far. */
    private static final class Found {
        private static final List<String> ENVELOPE = List.of("Envelope", "Body", "notifications");

        private final List<String> organizations = new ArrayList<>();
        private final List<String> notifications = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<String> subjects = new ArrayList<>();

        void begin(Deque<String> way, Optional<String> type) {
            if (isAt(way, "Notification", "sObject")) {
                String written = type.orElse("");
                types.add(written.substring(written.indexOf(':') + 1));
                subjects.add("");
            }
        }

        void end(Deque<String> way, String text) {
            if (isAt(way, "OrganizationId")) {
                organizations.add(text);
            } else if (isAt(way, "Notification", "Id")) {
                notifications.add(text);
            } else if (isAt(way, "Notification", "sObject", "Id")) {
                subjects.set(subjects.size() - 1, text);
            }
        }

        private static boolean isAt(Deque<String> way, String... below) {
            if (way.size() != ENVELOPE.size() + below.length) {
                return false;
            }
            var whole = new ArrayList<>(ENVELOPE);
            whole.addAll(List.of(below));
            return List.copyOf(way).equals(whole);
        }
    }
}
