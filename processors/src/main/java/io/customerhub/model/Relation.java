package io.customerhub.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a record of a customer can say of another customer, whom it names by another record of its own source. */
public enum Relation {
    WORKS_FOR("worksFor"),
    REFERRED_BY("referredBy");

    private final String word;

    Relation(String word) {
        this.word = word;
    }

    /** The field of mappings that holds the other record's id. */
    public String word() {
        return word;
    }

    /** The field of mappings that holds the other record's kind. */
    public String entityWord() {
        return word + "Entity";
    }

    /** The fields of all. */
    public static List<String> words() {
        return Arrays.stream(values())
                .flatMap(relation -> Stream.of(relation.word(), relation.entityWord()))
                .toList();
    }
}
