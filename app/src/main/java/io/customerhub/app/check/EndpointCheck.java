package io.customerhub.app.check;

import io.customerhub.app.check.RouteParts.Endpoint;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.tooling.model.ApiMethodModel;
import org.apache.camel.tooling.model.ApiModel;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** Checks that an endpoint names a component there is, and gives it options it has. */
final class EndpointCheck {
    /** Components that make of every option they do not know a parameter of the address. */
    private static final Set<String> HTTP = Set.of("http", "https");

    /** The options of the component that its endpoints take as well; the catalog does not tell. */
    private static final Set<String> OF_HTTP_ENDPOINTS_TOO =
            Set.of("connectTimeout", "connectionRequestTimeout", "responseTimeout", "soTimeout", "httpBinding");

    private final CamelComponents components;
    private final Set<String> kamelets;
    private final Set<String> beans;
    private final Findings findings;

    /**
     * Makes a check.
     *
     * @param beans what the hub binds: components of our own are among them
     */
    EndpointCheck(CamelComponents components, Set<String> kamelets, Set<String> beans, Findings findings) {
        this.components = components;
        this.kamelets = kamelets;
        this.beans = beans;
        this.findings = findings;
    }

    void check(Endpoint endpoint) {
        Optional<Declared> uri = endpoint.body().get("uri");
        if (uri.isEmpty() || uri.get().text().isEmpty() || ValueType.isDeferred(endpoint.component())) {
            return;
        }
        boolean kamelet = endpoint.component().equals("kamelet");
        boolean path = !kamelet && !endpoint.path().isEmpty();
        if (endpoint.uri().contains("?") || path) {
            findings.add(
                    uri.get(),
                    "the uri '" + endpoint.uri() + "' is more than a component's name",
                    components.explicit(endpoint.uri()));
        } else if (kamelet && endpoint.path().isEmpty()) {
            findings.add(uri.get(), "the uri does not name a Kamelet", "write 'uri: kamelet:NAME'");
        }
        boolean ours =
                beans.contains(endpoint.component()) && !components.names().contains(endpoint.component());
        if (!kamelet && !ours) {
            component(endpoint, uri.get(), path);
        }
    }

    private void component(Endpoint endpoint, Declared uri, boolean path) {
        String name = endpoint.component();
        if (!components.names().contains(name)) {
            var known = new TreeSet<>(components.names());
            kamelets.forEach(kamelet -> known.add("kamelet:" + kamelet));
            String remedy =
                    kamelets.contains(name) ? "did you mean 'kamelet:" + name + "'?" : Suggestion.instead(name, known);
            findings.add(uri, "unknown component '" + name + "'", remedy);
            return;
        }
        ComponentModel model = components.model(name);
        if (!isRightEnd(endpoint, uri, model)) {
            return;
        }
        Map<String, BaseOptionModel> known = options(model, endpoint.body());
        Optional<Declared> given = endpoint.body().get("parameters");
        given.ifPresent(parameters -> parameters
                .entries()
                .forEach((option, value) -> option(endpoint, parameters.lineOf(option), option, value, model, known)));
        for (EndpointOptionModel option : model.getEndpointOptions()) {
            boolean missing = option.isRequired()
                    && given.flatMap(parameters -> parameters.get(option.getName()))
                            .isEmpty()
                    && !endpoint.uri().contains("?")
                    && !Misspelling.explains(
                            option.getName(),
                            given.map(parameters -> parameters.entries().keySet())
                                    .orElse(Set.of()),
                            known.keySet());
            if (missing && !(path && option.getKind().equals("path"))) {
                findings.add(
                        endpoint.body().file(),
                        endpoint.line(),
                        "'" + name + "' needs the option '" + option.getName() + "'",
                        "add it to 'parameters'");
            }
        }
    }

    private boolean isRightEnd(Endpoint endpoint, Declared uri, ComponentModel model) {
        if (endpoint.consumes() && model.isProducerOnly()) {
            findings.add(uri, "'" + model.getScheme() + "' cannot be read from", "send to it with 'to'");
            return false;
        }
        if (!endpoint.consumes() && model.isConsumerOnly()) {
            findings.add(uri, "'" + model.getScheme() + "' cannot be sent to", "begin a route with it: 'from'");
            return false;
        }
        return true;
    }

    private void option(
            Endpoint endpoint,
            int line,
            String option,
            Declared value,
            ComponentModel component,
            Map<String, BaseOptionModel> known) {
        String name = component.getScheme();
        Optional<BaseOptionModel> model = Optional.ofNullable(known.get(option));
        if (model.isEmpty()) {
            boolean prefixed = known.values().stream()
                    .anyMatch(candidate -> candidate.isMultiValue() && option.startsWith(prefix(candidate)));
            String remedy = Suggestion.instead(option, known.keySet());
            boolean misspelt = remedy.startsWith("did you mean");
            if (!prefixed && HTTP.contains(name) && !misspelt) {
                findings.add(value.file(), line, leaking(option, name), leakingRemedy(option, component));
            } else if (!prefixed && (misspelt || !component.isLenientProperties())) {
                findings.add(value.file(), line, "unknown option '" + option + "' of '" + name + "'", remedy);
            }
            return;
        }
        if (value.text().isEmpty()) {
            findings.add(
                    value.file(),
                    line,
                    "option '" + option + "' of '" + name + "' has no single value",
                    "write a value; a placeholder goes in quotes: \"{{name}}\"");
            return;
        }
        new ValueType(model.get().getType(), allowed(model.get(), component, endpoint.body()))
                .check(value.text().get())
                .ifPresent(refusal -> findings.add(
                        value, "option '" + option + "' of '" + name + "' " + refusal.problem(), refusal.remedy()));
        if (name.equals("quartz")
                && option.equals("cron")
                && !ValueType.isDeferred(value.text().get())) {
            HubKeys.cron(value.text().get())
                    .ifPresent(problem -> findings.add(
                            value,
                            "option 'cron' of 'quartz' is not a Quartz expression: " + problem,
                            HubKeys.CRON_REMEDY));
        }
        other(endpoint, line, option, value, model.get());
    }

    /** Reports an option that is for the other end: one for sending in a {@code from}, or the other way round. */
    private void other(Endpoint endpoint, int line, String option, Declared value, BaseOptionModel model) {
        List<String> labels =
                List.of(Optional.ofNullable(model.getLabel()).orElse("").split(","));
        boolean sending = labels.contains("producer") && !labels.contains("consumer");
        boolean reading = labels.contains("consumer") && !labels.contains("producer");
        if (endpoint.consumes() ? sending : reading) {
            findings.add(
                    value.file(),
                    line,
                    "option '" + option + "' of '" + endpoint.component() + "' is for "
                            + (sending ? "sending" : "reading") + " only",
                    "remove it");
        }
    }

    private static String leaking(String option, String component) {
        return "'" + option + "' is no option of an '" + component
                + "' endpoint and would go out to the vendor as a query parameter";
    }

    private static String leakingRemedy(String option, ComponentModel component) {
        boolean general = component.getComponentOptions().stream()
                .anyMatch(candidate -> candidate.getName().equals(option));
        return general
                ? "remove it: it belongs to the component as a whole, and an account sees to retries, redirects and time"
                : "a parameter that the vendor is to get goes into the header CamelHttpQuery, written by the Kamelet's bean";
    }

    private static String prefix(BaseOptionModel option) {
        return Optional.ofNullable(option.getPrefix()).orElse(option.getName() + ".");
    }

    /**
     * The values an option may have. For the names of an API and of its methods the catalog lists the APIs themselves more
     * exactly than the options that choose among them.
     */
    private static List<String> allowed(BaseOptionModel option, ComponentModel model, Declared endpoint) {
        if (model.isApi() && option.getName().equals("apiName")) {
            return model.getApiOptions().stream().map(ApiModel::getName).toList();
        }
        if (model.isApi() && option.getName().equals("methodName")) {
            return apis(model, endpoint).stream()
                    .flatMap(api -> api.getMethods().stream())
                    .map(ApiMethodModel::getName)
                    .distinct()
                    .toList();
        }
        return Optional.ofNullable(option.getEnums()).orElse(List.of());
    }

    /** The APIs an endpoint may mean: the one it names, or else all. */
    private static List<ApiModel> apis(ComponentModel model, Declared endpoint) {
        String name = endpoint.get("parameters")
                .flatMap(given -> given.text("apiName"))
                .orElse("");
        List<ApiModel> named = model.getApiOptions().stream()
                .filter(api -> api.getName().equals(name))
                .toList();
        return named.isEmpty() ? List.copyOf(model.getApiOptions()) : named;
    }

    /**
     * A component's options by name. An API's methods add theirs; a component that forwards what it does not know takes
     * some of its own options at an endpoint too.
     */
    private static Map<String, BaseOptionModel> options(ComponentModel model, Declared endpoint) {
        var options = new TreeMap<String, BaseOptionModel>();
        if (model.isLenientProperties()) {
            boolean http = HTTP.contains(model.getScheme());
            model.getComponentOptions().stream()
                    .filter(option -> !http || OF_HTTP_ENDPOINTS_TOO.contains(option.getName()))
                    .forEach(option -> options.put(option.getName(), option));
        }
        apis(model, endpoint).stream()
                .flatMap(api -> api.getMethods().stream())
                .flatMap(method -> method.getOptions().stream())
                .forEach(option -> options.put(option.getName(), option));
        model.getEndpointOptions().forEach(option -> options.put(option.getName(), option));
        return options;
    }
}
