package io.customerhub.connectors.files;

/** What is wrong with one file, in words for the person who made it: the other files of the folder are read all the same. */
final class FileTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    FileTrouble(String words) {
        super(words);
        this.words = words;
    }

    FileTrouble(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    String words() {
        return words;
    }
}
