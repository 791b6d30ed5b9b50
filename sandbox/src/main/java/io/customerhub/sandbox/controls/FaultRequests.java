package io.customerhub.sandbox.controls;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what faults a test asks for, and refuses those that cannot be. */
final class FaultRequests {

    private static final int MOST_FAULTS = 10_000;
    private static final int LONGEST_HOLD_SECONDS = 600;

    private final Map<String, Vendor> vendors = new TreeMap<>();
    private final Faults faults;

    FaultRequests(List<Vendor> vendors, Faults faults) {
        vendors.forEach(vendor -> this.vendors.put(vendor.name(), vendor));
        this.faults = faults;
    }

    Response ask(Request request) {
        JsonNode body = request.json().orElse(Json.object());
        Vendor vendor = vendors.get(body.path("vendor").asText());
        Optional<Faults.Kind> kind = Faults.Kind.of(body.path("kind").asText());
        int times = body.path("times").asInt(1);
        int after = body.path("after").asInt(0);
        int hold = body.path("hold").asInt(0);
        if (vendor == null || kind.isEmpty()) {
            return Response.error(
                    400,
                    "asking for faults: give vendor, one of " + vendors.keySet() + ", and kind, one of "
                            + Stream.of(Faults.Kind.values())
                                    .map(Faults.Kind::word)
                                    .toList());
        }
        if (times < 1 || times > MOST_FAULTS || after < 0 || hold < 0 || hold > LONGEST_HOLD_SECONDS) {
            return Response.error(
                    400,
                    "asking for faults: times must be 1 to " + MOST_FAULTS + ", after 0 or more, hold 0 to "
                            + LONGEST_HOLD_SECONDS + " seconds");
        }
        String exempt = vendor.exempt().get(kind.get());
        if (exempt != null) {
            return Response.error(
                    400, "asking for faults: " + kind.get().word() + " cannot strike " + vendor.name() + ": " + exempt);
        }
        OptionalInt retryAfter = body.path("retryAfter").canConvertToInt()
                ? OptionalInt.of(body.path("retryAfter").asInt())
                : OptionalInt.empty();
        faults.add(
                new Faults.Fault(
                        vendor.name(),
                        kind.get(),
                        retryAfter,
                        body.path("field").asText(),
                        hold),
                times,
                after);
        return Response.empty(204);
    }

    Response clear(Request request) {
        faults.clear(request.parameter("vendor"));
        return Response.empty(204);
    }
}
