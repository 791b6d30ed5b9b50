package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;

/** What the org tells of itself: the versions of its API, and the fields of its objects. */
final class OrgDescription {

    private static final int OLDEST_VERSION = 55;
    private static final int NEWEST_VERSION = 64;

    private OrgDescription() {}

    static boolean isKnown(String version) {
        return version.matches("v[0-9]{2}\\.0")
                && Integer.parseInt(version.substring(1, 3)) >= OLDEST_VERSION
                && Integer.parseInt(version.substring(1, 3)) <= NEWEST_VERSION;
    }

    static Response versions() {
        ArrayNode versions = Json.array();
        for (int version = OLDEST_VERSION; version <= NEWEST_VERSION; version++) {
            versions.addObject()
                    .put("label", "Version " + version)
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return Response.json(200, versions);
    }

    static Response of(SObjectKind kind, String version) {
        String url = "/services/data/" + version + "/sobjects/" + kind.word();
        ObjectNode description = Json.object().put("name", kind.word()).put("label", kind.word());
        description
                .put("labelPlural", kind.word() + "s")
                .put("keyPrefix", kind.prefix())
                .put("custom", false);
        description
                .put("createable", true)
                .put("updateable", true)
                .put("deletable", true)
                .put("queryable", true);
        description.put("retrieveable", true).put("searchable", true).put("undeletable", true);
        description.putObject("urls").put("sobject", url).put("describe", url + "/describe");
        ArrayNode fields = description.putArray("fields");
        FieldCatalogue.of(kind).forEach(field -> fields.add(field.toJson()));
        description.putArray("childRelationships");
        description.putArray("recordTypeInfos");
        return Response.json(200, description);
    }
}
