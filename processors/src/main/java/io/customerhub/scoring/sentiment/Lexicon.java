package io.customerhub.scoring.sentiment;

import io.customerhub.model.PlainKind;
import io.customerhub.model.PlainRecord;
import io.customerhub.scoring.sentiment.Sentiment.Driver;
import io.customerhub.scoring.sentiment.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which texts are told to sound pleased or displeased. */
public final class Lexicon {
    /** No words: no text is told to sound like anything. */
    public static final Lexicon NONE = new Lexicon(Map.of(), Set.of(), 1, -1, Map.of());

    /** The most words of a phrase. */
    static final int LONGEST = 4;

    /** What customers write; visits and calls are told in our own words. */
    private static final Set<String> WRITTEN = Set.of("mail", "message", "post", "comment");

    private final Map<String, Double> weights;
    private final Set<String> negators;
    private final int within;
    private final double turn;
    private final Map<String, Double> intensifiers;

    /** By a phrase's first word how many the longest has that begins so: most words of a text begin none. */
    private final Map<String, Integer> longest = new HashMap<>();

    /**
     * Makes a lexicon of words in the form of {@link #normal}.
     *
     * @param weights words and phrases of at most {@link #LONGEST} words, from -1 to 1; with 0 one says nothing, nor do the
     *     words in it
     * @param negators words that turn round the known word after them
     * @param within how many words before a known one a negator or an intensifier may stand, in the same clause
     * @param turn by what a weight is multiplied that is turned round; less than 0
     * @param intensifiers words by which the known word after them is multiplied
     */
    Lexicon(
            Map<String, Double> weights,
            Set<String> negators,
            int within,
            double turn,
            Map<String, Double> intensifiers) {
        this.weights = Map.copyOf(weights);
        this.negators = Set.copyOf(negators);
        this.within = within;
        this.turn = turn;
        this.intensifiers = Map.copyOf(intensifiers);
        weights.keySet().forEach(phrase -> {
            String[] words = phrase.split(" ", -1);
            longest.merge(words[0], words.length, Math::max);
        });
    }

    /** The words and phrases that are known, with what each weighs. */
    Map<String, Double> weights() {
        return weights;
    }

    /** A word or phrase in the form in which it is found in texts. */
    static String normal(String words) {
        return joined(Words.of(words));
    }

    private static String joined(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** How an interaction sounds that somebody else than we wrote; empty for all else, and where no word of it is known. */
    public Optional<Sentiment> of(PlainRecord record) {
        boolean isTheirs = record.kind() == PlainKind.INTERACTION
                && WRITTEN.contains(record.get("kind").orElse(""))
                && !record.get("direction").orElse("").equals("out");
        return isTheirs
                ? of(Stream.of("subject", "text")
                        .map(field -> record.get(field).orElse(""))
                        .collect(Collectors.joining(". ")))
                : Optional.empty();
    }

    /** How a text sounds; empty where no word of it is known. The time it takes is linear in the text. */
    public Optional<Sentiment> of(String text) {
        List<Word> words = Words.of(text);
        var drivers = new ArrayList<Driver>();
        int read = 0;
        int at = 0;
        while (at < words.size()) {
            Optional<String> known = known(words, at);
            if (known.isPresent()) {
                driver(known.get(), words, read, at).ifPresent(drivers::add);
                at += (int) known.get().chars().filter(letter -> letter == ' ').count() + 1;
                read = at;
            } else {
                at++;
            }
        }
        return drivers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Sentiment(drivers.stream().mapToDouble(Driver::says).sum() / drivers.size(), drivers));
    }

    /** The longest known phrase that begins at a word. */
    private Optional<String> known(List<Word> words, int at) {
        int most = longest.getOrDefault(words.get(at).text(), 0);
        for (int to = Math.min(words.size(), at + most); to > at; to--) {
            if (words.get(to - 1).clause() == words.get(at).clause()) {
                String phrase = joined(words.subList(at, to));
                if (weights.containsKey(phrase)) {
                    return Optional.of(phrase);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * What a known phrase says where it stands.
     *
     * @param read the first word that no known one before it has used up
     */
    private Optional<Driver> driver(String phrase, List<Word> words, int read, int at) {
        double says = Objects.requireNonNull(weights.get(phrase));
        boolean turned = false;
        for (int before = Math.max(read, at - within); before < at; before++) {
            Word word = words.get(before);
            if (word.clause() == words.get(at).clause()) {
                turned |= negators.contains(word.text());
                says *= intensifiers.getOrDefault(word.text(), 1.0);
            }
        }
        says = Math.max(-1, Math.min(1, says));
        return says == 0 ? Optional.empty() : Optional.of(new Driver(phrase, turned, turned ? says * turn : says));
    }
}
