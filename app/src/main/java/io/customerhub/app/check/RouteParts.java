package io.customerhub.app.check;

import io.customerhub.declaration.Declared;
import java.util.ArrayList;
import java.util.List;

/** What stands in a route or Kamelet file, gathered while its form is checked. */
final class RouteParts {
    /**
     * A step of a route.
     *
     * @param word its name, such as {@code setBody}
     * @param line the line of that name
     * @param describable whether Camel lets it have a description
     */
    record Step(String word, int line, Declared body, boolean describable) {}

    /**
     * An endpoint that is consumed from or sent to.
     *
     * @param line the line of the step's name
     */
    record Endpoint(String word, int line, Declared body) {
        boolean consumes() {
            return word.equals("from") || word.equals("poll");
        }

        String uri() {
            return body.text("uri").orElse("");
        }

        /** The component's name: the uri up to its first colon or question mark. */
        String component() {
            return uri().split("[:?]", 2)[0];
        }

        /** What follows the component's name, without a query. */
        String path() {
            int colon = uri().indexOf(':');
            return colon < 0 ? "" : uri().substring(colon + 1).split("\\?", 2)[0];
        }
    }

    /** A bean that is called by its name. */
    record BeanReference(String word, Declared name) {}

    private final Declared file;
    private final List<Step> steps = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<BeanReference> beanReferences = new ArrayList<>();
    private final List<String> beans = new ArrayList<>();

    RouteParts(Declared file) {
        this.file = file;
    }

    void add(Step step) {
        steps.add(step);
    }

    void add(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void add(BeanReference reference) {
        beanReferences.add(reference);
    }

    void defineBean(String name) {
        beans.add(name);
    }

    Declared file() {
        return file;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    List<BeanReference> beanReferences() {
        return List.copyOf(beanReferences);
    }

    /** The beans that the file itself declares. */
    List<String> beans() {
        return List.copyOf(beans);
    }
}
