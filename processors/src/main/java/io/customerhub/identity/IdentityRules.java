package io.customerhub.identity;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The declared keys: which fields, alone or together, say that two records are about the same customer. */
public final class IdentityRules {
    /**
     * One declared key.
     *
     * @param except values that say nothing: a placeholder, the company's own switchboard
     */
    record KeyRule(String kind, List<CustomerField> fields, Set<String> except) {
        KeyRule {
            fields = List.copyOf(fields);
            except = Set.copyOf(except);
        }

        Optional<IdentityKey> key(CustomerRecord record) {
            var parts = new ArrayList<String>();
            for (CustomerField field : fields) {
                Optional<String> value = record.facts().get(field);
                if (value.isEmpty() || except.contains(value.get())) {
                    return Optional.empty();
                }
                parts.add(value.get());
            }
            return Optional.of(new IdentityKey(kind, String.join("\u001f", parts)));
        }
    }

    private final List<KeyRule> keys;

    IdentityRules(List<KeyRule> keys) {
        this.keys = List.copyOf(keys);
    }

    List<IdentityKey> keys(CustomerRecord record) {
        return keys.stream().flatMap(rule -> rule.key(record).stream()).toList();
    }
}
