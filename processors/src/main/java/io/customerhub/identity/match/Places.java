package io.customerhub.identity.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places that records have while a page is matched: those of the page first, in its order, then others as they turn up. */
final class Places {
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<Long> numbers = new ArrayList<>();

    int of(long number) {
        return places.computeIfAbsent(number, added -> {
            numbers.add(added);
            return numbers.size() - 1;
        });
    }

    long number(int place) {
        return numbers.get(place);
    }

    List<Long> all() {
        return List.copyOf(numbers);
    }

    int size() {
        return numbers.size();
    }
}
