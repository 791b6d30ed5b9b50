package io.customerhub.app.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That each kind of contract finds what is not as it says; the contracts here are ours, as small as can be. */
final class ContractTest {
    @TempDir
    Path folder;

    @Test
    void openApiFindsParametersFieldsAndTypesThatItDoesNotName() throws IOException {
        write("a.yaml", """
                openapi: 3.0.1
                paths:
                  /members/{id}:
                    post:
                      parameters: [{name: limit, in: query, schema: {type: integer}}]
                      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}
                      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}}
                components:
                  schemas:
                    Member: {type: object, required: [name], properties: {name: {type: string}}}
                """);
        Contract contract = new OpenApiContract("club", folder, "a.yaml");

        assertThat(judge(contract, call("POST", "/members/7", "'limit':['2']", "{'name':'a'}", "{'name':'b'}")))
                .isEmpty();
        assertThat(judge(
                        contract, call("POST", "/members/7", "'limit':['x'],'size':['2']", "{}", "{'name':5,'age':1}")))
                .satisfiesExactlyInAnyOrder(
                        found -> assertThat(found).contains("?limit cannot be 'x'"),
                        found -> assertThat(found).contains("?size is no parameter"),
                        found -> assertThat(found).contains("'name' not found"),
                        found -> assertThat(found).contains("/name integer found"),
                        found -> assertThat(found).contains("'age' is not defined"));
        assertThat(contract.judge(RecordedCall.of(call("GET", "/elsewhere", "", "", "{}"))))
                .isEmpty();
    }

    @Test
    void discoveryFindsThemToo() throws IOException {
        write("a.json", """
                {"parameters": {"alt": {"type": "string", "enum": ["json"], "location": "query"}},
                 "resources": {"members": {"methods": {"list": {"id": "members.list", "httpMethod": "GET", "flatPath": "v1/{club}:list",
                   "parameters": {"club": {"type": "string", "required": true, "location": "path"}, "size": {"type": "integer", "required": true, "location": "query"}},
                   "response": {"$ref": "Members"}}}}},
                 "schemas": {"Members": {"id": "Members", "type": "object", "properties": {"rows": {"type": "array", "items": {"type": "any"}}}}}}
                """);
        Contract contract = new DiscoveryContract("club", folder, "a.json");

        assertThat(judge(contract, call("GET", "/v1/a:list", "'size':['5']", "", "{'rows':[1,'a']}")))
                .isEmpty();
        assertThat(judge(contract, call("GET", "/v1/a:list", "'alt':['xml']", "", "{'rows':1,'more':2}")))
                .satisfiesExactlyInAnyOrder(
                        found -> assertThat(found).contains("?alt cannot be 'xml'"),
                        found -> assertThat(found).contains("?size is missing"),
                        found -> assertThat(found).contains("/rows integer found"),
                        found -> assertThat(found).contains("'more' is not defined"));
    }

    @Test
    void xmlSchemaFindsThemInTheXmlThatTheJsonWouldBe() throws Exception {
        write("xsd/main.xsd", """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://schema.intuit.com/finance/v3"
                    targetNamespace="http://schema.intuit.com/finance/v3" elementFormDefault="qualified">
                  <xs:element name="IntuitResponse" type="Response"/>
                  <xs:complexType name="IntuitResponse"><xs:sequence><xs:element name="Customer" type="Customer"/></xs:sequence></xs:complexType>
                  <xs:complexType name="Response"><xs:sequence><xs:element name="Customer" type="Customer"/></xs:sequence></xs:complexType>
                  <xs:complexType name="Customer"><xs:sequence>
                    <xs:element name="Id" type="xs:string"/><xs:element name="Since" type="xs:date" minOccurs="0"/>
                    <xs:element name="Ref" type="Ref" minOccurs="0"/></xs:sequence><xs:attribute name="sparse" type="xs:boolean"/></xs:complexType>
                  <xs:complexType name="Ref"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="name"/></xs:extension></xs:simpleContent></xs:complexType>
                </xs:schema>
                """);
        Contract contract = new XsdContract(folder, "xsd", "main.xsd");

        assertThat(judge(
                        contract,
                        books("{'Ref':{'value':'1','name':'a'},'sparse':true,'Since':'2026-01-02','Id':'7'}")))
                .isEmpty();
        assertThat(judge(contract, books("{'Since':'soon','Ref':{'value':'1','kind':'a'},'Age':5}")))
                .anySatisfy(found -> assertThat(found).contains("Age is no field of Customer"))
                .anySatisfy(found -> assertThat(found).contains("kind is no field of Ref"))
                .anySatisfy(found -> assertThat(found).contains("cvc-complex-type"))
                .anySatisfy(found -> assertThat(found).contains("'Since'"));
        assertThat(judge(contract, books("[{'Id':'7'},{'Id':'8'}]"))).isNotEmpty();
    }

    @Test
    void examplesFindFieldsAndTypesThatTheyDoNotHave() throws IOException {
        write("f.json", "{'resources':{'charge':{'object':'charge','amount':5,'note':null}}}".replace('\'', '"'));
        Contract contract = new FixtureContract(folder, "f.json");

        assertThat(judge(contract, charges("{'object':'charge','amount':7,'note':'x'}")))
                .isEmpty();
        assertThat(judge(contract, charges("{'object':'charge','amount':'7','tip':1},{'object':'dispute'}")))
                .satisfiesExactlyInAnyOrder(
                        found -> assertThat(found).contains("charge/amount is STRING"),
                        found -> assertThat(found).contains("charge/tip is no field"),
                        found -> assertThat(found).contains("no example"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("xsd"));
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> judge(Contract contract, String line) {
        return contract.judge(RecordedCall.of(line)).orElseThrow().deviations();
    }

    private static String books(String customer) {
        return call("GET", "/v3/company/1/query", "", "", "{'Customer':" + customer + "}")
                .replace("club", "quickbooks");
    }

    private static String charges(String charges) {
        return call("GET", "/v1/charges", "", "", "{'object':'list','has_more':false,'data':[" + charges + "]}")
                .replace("club", "stripe");
    }

    private static String call(String method, String path, String query, String body, String answer) {
        return "{'vendor':'club','method':'%s','path':'%s','query':{%s},'headers':{},'body':'%s','status':200,'answer':'%s'}"
                .formatted(method, path, query, body.replace("'", "\\\""), answer.replace("'", "\\\""))
                .replace('\'', '"');
    }
}
