package io.customerhub.sandbox.controls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.events.EventBook;
import io.customerhub.sandbox.http.AccessTokens;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Recording;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import java.util.List;
import java.util.OptionalInt;

/** What a test or a demonstration asks of the sandbox itself: numbers, truth and faults, and what each vendor adds. */
public final class Controls implements Vendor {

    private final Company company;
    private final List<TruthRow> truth;
    private final Router router;

    /**
     * Makes the controls of some vendors.
     *
     * @param truth which customers the records of all systems truly are
     */
    public Controls(
            Company company,
            List<Vendor> vendors,
            List<TruthRow> truth,
            Faults faults,
            Statistics statistics,
            Recording recording) {
        this.company = company;
        this.truth = List.copyOf(truth);
        FaultRequests asking = new FaultRequests(vendors, faults);
        this.router = new Router((status, request) -> Response.error(status, "no control at " + request.path()))
                .on("GET", "/health", (request, variables) -> health())
                .on("GET", "/stats", (request, variables) -> Response.json(200, statistics.toJson()))
                .on("GET", "/truth", (request, variables) -> truthTable())
                .on("GET", "/events", (request, variables) -> Response.lines(new EventBook(company).lines()))
                .on("POST", "/recording", (request, variables) -> {
                    recording.start();
                    return Response.empty(204);
                })
                .on("GET", "/recording", (request, variables) -> Response.lines(recording.calls()))
                .on("GET", "/tokens", (request, variables) -> tokens())
                .on("GET", "/faults", (request, variables) -> Response.json(200, faults.toJson()))
                .on("POST", "/faults", (request, variables) -> asking.ask(request))
                .on("DELETE", "/faults", (request, variables) -> asking.clear(request));
        vendors.forEach(vendor -> vendor.addControls(router));
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.TOKEN;
    }

    @Override
    public Response answer(Request request) {
        return router.route(request);
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        return Response.error(status, "the sandbox failed; its standard error says why");
    }

    private Response health() {
        ObjectNode health = Json.object().put("status", "up").put("company", company.name());
        ObjectNode records = health.putObject("records");
        for (Entity entity : Entity.values()) {
            records.put(entity.word(), company.book(entity).size());
        }
        records.put("Contacts", company.contacts().size());
        records.put("members", company.members().size());
        return Response.json(200, health);
    }

    private static Response tokens() {
        ObjectNode answer = Json.object();
        AccessTokens.everIssued().forEach(answer.putArray("tokens")::add);
        return Response.json(200, answer);
    }

    private Response truthTable() {
        StringBuilder csv = new StringBuilder("source,entity,id,customer\n");
        for (TruthRow row : truth) {
            csv.append(row.source()).append(',').append(row.entity()).append(',');
            csv.append(row.id()).append(',').append(row.customer()).append('\n');
        }
        return Response.text(200, "text/csv;charset=UTF-8", csv.toString());
    }
}
