package io.customerhub.declaration;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The findings of a check, gathered so that all are reported at once: in order of place, each once. */
public final class Findings {
    private final TreeSet<Finding> found = new TreeSet<>();

    public void add(Path file, int line, String problem, String remedy) {
        found.add(new Finding(file, line, problem, remedy));
    }

    public void add(Declared place, String problem, String remedy) {
        add(place.file(), place.line(), problem, remedy);
    }

    public void addAll(Collection<Finding> others) {
        found.addAll(others);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    public List<Finding> list() {
        return List.copyOf(found);
    }

    /**
     * Ends a check.
     *
     * @throws DeclarationException with everything found, unless nothing was
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DeclarationException(list());
        }
    }
}
