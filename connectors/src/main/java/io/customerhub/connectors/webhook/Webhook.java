package io.customerhub.connectors.webhook;

import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The Java behind the Kamelet {@code webhook-source}: its properties are the Kamelet's parameters, which say what each means. */
public final class Webhook implements CamelContextAware {
    /** The exchange property that says whether a call goes on into its flow. */
    public static final String ACCEPTED = "webhookAccepted";

    private final Map<String, String> words = new TreeMap<>();
    private @Nullable CamelContext context;
    private @Nullable WebhookDoor door;

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    /** Makes the door when all parameters are there, so that a webhook without a secret says so at the start. */
    public void open() {
        if (context == null) {
            throw new IllegalStateException("opening a webhook outside of Camel");
        }
        door = WebhookDoor.of(new WebhookDeclaration(words), context);
    }

    /** Answers a call: 200 to a genuine one once what it asks for is kept, 401 to any other, 400 to one that cannot be read. */
    public void receive(Exchange exchange) {
        if (door == null) {
            throw new IllegalStateException("a call of a webhook that is not open");
        }
        exchange.setProperty(ACCEPTED, door.receive(exchange.getMessage()));
    }

    public void setPath(String path) {
        words.put("path", path);
    }

    public void setMethods(String methods) {
        words.put("methods", methods);
    }

    public void setScheme(String scheme) {
        words.put("scheme", scheme);
    }

    public void setAlgorithm(String algorithm) {
        words.put("algorithm", algorithm);
    }

    public void setEncoding(String encoding) {
        words.put("encoding", encoding);
    }

    public void setSignatureHeader(String signatureHeader) {
        words.put("signatureHeader", signatureHeader);
    }

    public void setSignaturePart(String signaturePart) {
        words.put("signaturePart", signaturePart);
    }

    public void setPrefix(String prefix) {
        words.put("prefix", prefix);
    }

    public void setSigned(String signed) {
        words.put("signed", signed);
    }

    public void setTimestampHeader(String timestampHeader) {
        words.put("timestampHeader", timestampHeader);
    }

    public void setTimestampPart(String timestampPart) {
        words.put("timestampPart", timestampPart);
    }

    public void setTimestampUnit(String timestampUnit) {
        words.put("timestampUnit", timestampUnit);
    }

    public void setMaxAgeSeconds(String maxAgeSeconds) {
        words.put("maxAgeSeconds", maxAgeSeconds);
    }

    public void setSecretHeader(String secretHeader) {
        words.put("secretHeader", secretHeader);
    }

    public void setSecretQuery(String secretQuery) {
        words.put("secretQuery", secretQuery);
    }

    public void setFormat(String format) {
        words.put("format", format);
    }

    public void setOrganization(String organization) {
        words.put("organization", organization);
    }

    public void setEvents(String events) {
        words.put("events", events);
    }

    public void setSubjectField(String subjectField) {
        words.put("subjectField", subjectField);
    }

    public void setDeliveryField(String deliveryField) {
        words.put("deliveryField", deliveryField);
    }

    public void setAsksFor(String asksFor) {
        words.put("asksFor", asksFor);
    }

    public void setAudited(String audited) {
        words.put("audited", audited);
    }

    public void setRememberSeconds(String rememberSeconds) {
        words.put("rememberSeconds", rememberSeconds);
    }
}
