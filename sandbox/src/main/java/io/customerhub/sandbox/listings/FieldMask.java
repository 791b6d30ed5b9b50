package io.customerhub.sandbox.listings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which parts of an answer a client asks and pays for. */
record FieldMask(List<String> paths) {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "displayName",
            "formattedAddress",
            "shortFormattedAddress",
            "nationalPhoneNumber",
            "internationalPhoneNumber",
            "websiteUri",
            "types",
            "primaryType",
            "businessStatus",
            "location",
            "rating",
            "userRatingCount",
            "googleMapsUri");

    FieldMask {
        paths = List.copyOf(paths);
    }

    /**
     * Reads the header that must be there.
     *
     * @param prefix what stands before a place's own fields: {@code places.} in a search, nothing for one place
     */
    static FieldMask of(Request request, String prefix) {
        String header = request.header("x-goog-fieldmask")
                .or(() -> request.parameter("fields"))
                .orElse("");
        if (header.isBlank()) {
            throw PlacesErrors.invalid("FieldMask is a required parameter. See"
                    + " https://cloud.google.com/apis/docs/system-parameters on how to provide it. As an example, you"
                    + " can set the header 'X-Goog-FieldMask' with value 'places.displayName,places.id'");
        }
        List<String> paths = new ArrayList<>();
        for (String path : header.split(",", -1)) {
            if (path.contains(" ")) {
                throw PlacesErrors.invalid("Error expanding 'fields' parameter: there is a space in '" + path + "'");
            }
            boolean token = path.equals("nextPageToken") && !prefix.isEmpty();
            boolean known = path.startsWith(prefix)
                    && FIELDS.contains(path.substring(prefix.length()).split("\\.", -1)[0]);
            if (!path.equals("*") && !token && !known && !path.equals("places")) {
                throw PlacesErrors.invalid(
                        "Error expanding 'fields' parameter. Cannot find matching fields for path '" + path + "'.");
            }
            paths.add(path);
        }
        return new FieldMask(paths);
    }

    boolean wantsToken() {
        return paths.contains("*") || paths.contains("nextPageToken");
    }

    /** The part of a place that was asked for. */
    ObjectNode select(ObjectNode place, String prefix) {
        if (paths.contains("*") || paths.contains("places")) {
            return place;
        }
        ObjectNode selected = Json.object();
        for (String path : paths) {
            if (path.startsWith(prefix)) {
                copy(place, selected, List.of(path.substring(prefix.length()).split("\\.", -1)));
            }
        }
        return selected;
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> steps) {
        String first = steps.get(0);
        if (!from.has(first)) {
            return;
        }
        if (steps.size() > 1 && from.get(first) instanceof ObjectNode inner) {
            copy(inner, to.withObjectProperty(first), steps.subList(1, steps.size()));
        } else {
            to.set(first, from.get(first));
        }
    }
}
