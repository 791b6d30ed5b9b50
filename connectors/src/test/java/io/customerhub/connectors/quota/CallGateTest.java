package io.customerhub.connectors.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallGateTest {
    private final List<String> noted = new ArrayList<>();

    @Test
    void systemThatFailsAgainAndAgainIsNotedAsLeftAlone() {
        CallGate gate = gate(new Notes());
        for (int call = 0; call < 5; call++) {
            assertThat(gate.isResting()).isFalse();
            gate.enter().failed(new IOException("no answer"));
        }

        assertThat(gate.isResting()).isTrue();
        assertThat(noted).containsExactly("books rests 30 s");
        assertThatThrownBy(gate::enter).isInstanceOf(VendorException.Unavailable.class);
    }

    @Test
    void whatTheHubHoldsBackOrHasNoLoginForDoesNotCountAsSickness() {
        CallGate gate = gate(new Notes());
        for (int call = 0; call < 20; call++) {
            gate.enter().failed(new VendorException.LoginNeeded("books", "books refuses: HTTP 400 invalid_grant"));
            gate.enter().answered(403);
        }

        assertThat(gate.isResting()).isFalse();
    }

    @Test
    void onlyTheFirstWordOnACallsEndCounts() {
        CallGate gate = gate(new Notes());
        for (int call = 0; call < 20; call++) {
            CallGate.Passage passage = gate.enter();
            passage.answered(200);
            passage.failed(new IOException("the client was closed"));
        }

        assertThat(gate.isResting()).isFalse();
    }

    @Test
    void bookThatCannotBeWrittenFailsNoCall() {
        CallGate gate = gate(new Notes() {
            @Override
            public void rests(String account, Duration time) {
                throw new IllegalStateException("the database is away");
            }
        });
        for (int call = 0; call < 5; call++) {
            assertThatCode(() -> gate.enter().answered(503)).doesNotThrowAnyException();
        }

        assertThat(gate.isResting()).isTrue();
    }

    private static CallGate gate(RestBook book) {
        return new CallGate(
                "books",
                new CallQuota("books", List.of(), (account, limits, patience) -> {
                    throw new IllegalStateException("an account without limits is not counted");
                }),
                book,
                InstantSource.system());
    }

    private class Notes implements RestBook {
        @Override
        public void rests(String account, Duration time) {
            noted.add(account + " rests " + time.toSeconds() + " s");
        }

        @Override
        public void works(String account) {
            noted.add(account + " works");
        }
    }
}
