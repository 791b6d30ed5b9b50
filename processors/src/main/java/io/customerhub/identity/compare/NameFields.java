package io.customerhub.identity.compare;

/** The fields that hold a name: apart, as a whole, or both. */
record NameFields(String given, String family, String full) {
    Name read(Described record, Dictionary dictionary) {
        return Name.of(record.get(given), record.get(family), record.get(full), dictionary);
    }
}
