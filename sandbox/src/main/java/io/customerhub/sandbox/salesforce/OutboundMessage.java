package io.customerhub.sandbox.salesforce;

import java.util.List;

/** The SOAP that a workflow sends about records that changed: up to a hundred of them, with an organisation and no signature. */
final class OutboundMessage {

    static final int MOST = 100;

    private OutboundMessage() {}

    /**
     * Writes one message.
     *
     * @param first the number of its first notification, by which a repetition is known
     */
    static String of(String organisation, String base, List<SObject> objects, long first) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"")
                .append(" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"")
                .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n <soapenv:Body>\n")
                .append("  <notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\">\n");
        xml.append("   <OrganizationId>").append(organisation).append("</OrganizationId>\n");
        xml.append("   <ActionId>").append(SalesforceId.of("04k", 1)).append("</ActionId>\n");
        xml.append("   <SessionId xsi:nil=\"true\"/>\n");
        String soap = base + "/" + Salesforce.NAME + "/services/Soap/";
        xml.append("   <EnterpriseUrl>").append(soap).append("c/60.0</EnterpriseUrl>\n");
        xml.append("   <PartnerUrl>").append(soap).append("u/60.0</PartnerUrl>\n");
        for (int i = 0; i < objects.size(); i++) {
            notification(xml, objects.get(i), first + i);
        }
        return xml.append("  </notifications>\n </soapenv:Body>\n</soapenv:Envelope>\n")
                .toString();
    }

    private static void notification(StringBuilder xml, SObject object, long number) {
        xml.append("   <Notification>\n    <Id>")
                .append(SalesforceId.of("04l", number))
                .append("</Id>\n");
        xml.append("    <sObject xsi:type=\"sf:").append(object.kind().word());
        xml.append("\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\">\n");
        element(xml, "Id", object.id());
        object.fields().forEach((name, value) -> element(xml, name, value.asText()));
        element(xml, "SystemModstamp", object.updated().toString());
        xml.append("    </sObject>\n   </Notification>\n");
    }

    private static void element(StringBuilder xml, String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        xml.append("     <sf:").append(name).append('>').append(escaped);
        xml.append("</sf:").append(name).append(">\n");
    }
}
