package io.customerhub.sandbox.http;

import java.util.Optional;

/** A vendor's answer to a call that a fault strikes. */
final class FaultyAnswer {

    /** Answers a request, whatever the vendor throws. */
    interface Honest {
        Response answer(Request request);
    }

    private final Vendor vendor;
    private final Honest honest;

    FaultyAnswer(Vendor vendor, Honest honest) {
        this.vendor = vendor;
        this.honest = honest;
    }

    /** The answer, or nothing where the connection is to be closed without one. */
    Optional<Response> of(Request request, Faults.Fault fault, Optional<Page> page) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> Optional.of(vendor.failure(429, fault.retryAfterSeconds()));
            case SERVER_ERROR -> Optional.of(vendor.failure(500, fault.retryAfterSeconds()));
            case TIMEOUT -> {
                hold(fault.holdSeconds());
                yield Optional.empty();
            }
            case TIMEOUT_AFTER_WRITE -> {
                honest.answer(request).sent().run();
                hold(fault.holdSeconds());
                yield Optional.empty();
            }
            case EXPIRE_TOKENS -> {
                vendor.expireTokens();
                yield Optional.of(honest.answer(request));
            }
            case SHORT_PAGE ->
                Optional.of(honest.answer(page.flatMap(Page::shortened).orElse(request)));
            case TRUNCATED -> Optional.of(cut(honest.answer(request)));
            case NEW_FIELD, MISSING_FIELD, CHANGED_TYPE -> Optional.of(drifted(honest.answer(request), fault, page));
        };
    }

    private static Response drifted(Response answer, Faults.Fault fault, Optional<Page> page) {
        Optional<Drift> drift = fault.kind().drift().map(kind -> new Drift(kind, fault.field()));
        return answer.status() == 200 && drift.isPresent() && page.isPresent()
                ? page.get().shape().drifted(answer, drift.get())
                : answer;
    }

    /** The first half of a body, sent as if it were the whole. */
    private static Response cut(Response answer) {
        String whole = answer.text();
        return answer.status() == 200 && whole.length() > 1
                ? answer.withText(whole.substring(0, whole.length() / 2))
                : answer;
    }

    private static void hold(int seconds) {
        try {
            Thread.sleep(seconds * 1_000L);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
