package io.customerhub.app.conformance;

import java.util.List;
import java.util.Optional;

/** What a vendor has written about its interface, for a machine to read. */
public interface Contract {
    /**
     * What was found at one call.
     *
     * @param operation the contract's name of what was called
     * @param deviations where request or answer are not what the contract says, in words without indices
     */
    record Judged(String operation, List<String> deviations) {
        public Judged {
            deviations = List.copyOf(deviations);
        }
    }

    /** Nothing where the contract does not speak of such a call. */
    Optional<Judged> judge(RecordedCall call);

    /** The file that holds it, below the folder of contracts. */
    String file();
}
