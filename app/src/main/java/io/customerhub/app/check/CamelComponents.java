package io.customerhub.app.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** Camel's components and their options, out of its catalog. */
final class CamelComponents {
    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final Set<String> names = new TreeSet<>(catalog.findComponentNames());
    private final Map<String, ComponentModel> models = new HashMap<>();

    Set<String> names() {
        return Set.copyOf(names);
    }

    CamelCatalog catalog() {
        return catalog;
    }

    /** The options of a component that is one of {@link #names()}. */
    ComponentModel model(String name) {
        return models.computeIfAbsent(name, catalog::componentModel);
    }

    /** How a uri with a path and a query is written as a name and a table. */
    String explicit(String uri) {
        String component = uri.split("[:?]", 2)[0];
        String path = uri.contains(":") ? uri.substring(uri.indexOf(':') + 1).split("\\?", 2)[0] : "";
        String query = uri.contains("?") ? uri.substring(uri.indexOf('?') + 1) : "";
        String name = component.equals("kamelet") ? component + ":" + path : component;
        String options = query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(option -> option.split("=", 2))
                        .map(option -> option[0] + ": " + (option.length > 1 ? quoted(option[1]) : ""))
                        .collect(Collectors.joining(", "));
        if (!component.equals("kamelet") && !path.isEmpty()) {
            String place = pathOption(component, path);
            options = options.isEmpty() ? place : place + ", " + options;
        }
        return "write 'uri: " + name + "'" + (options.isEmpty() ? "" : " and 'parameters: {" + options + "}'");
    }

    private String pathOption(String component, String path) {
        if (!names.contains(component)) {
            return "…: " + path;
        }
        List<EndpointOptionModel> options = model(component).getEndpointPathOptions();
        return options.size() == 1
                ? options.get(0).getName() + ": " + quoted(path)
                : options.stream().map(option -> option.getName() + ": …").collect(Collectors.joining(", "));
    }

    /** A value as YAML wants it: a placeholder without quotes would be a table. */
    private static String quoted(String value) {
        return value.contains("{") ? '"' + value + '"' : value;
    }
}
