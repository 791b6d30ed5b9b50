package io.customerhub.declaration;

import java.util.List;
import java.util.stream.Collectors;

/** Declared files that cannot be used, with everything that is wrong with them. */
public final class DeclarationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public DeclarationException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
