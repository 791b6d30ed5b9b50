package io.customerhub.identity.compare;

import io.customerhub.identity.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values in the one form in which comparisons find them equal, however they are written; all are empty where a value tells
 * nothing. What is mistyped has another form.
 */
public final class NormalForms {
    private static final String POST_OFFICE_BOX = "box";
    private static final Pattern NUMBER = Pattern.compile("(?!\\d+(st|nd|rd|th)$)\\d.*");
    private static final Pattern HOST = Pattern.compile("^(?:[a-z]+://)?(?:www\\.)?([^/:?#\\s]+\\.[^/:?#\\s]+)");

    private final Dictionary words;

    /** Forms by what words mean. */
    public NormalForms(Dictionary words) {
        this.words = words;
    }

    /** Any text, by its words. */
    public String text(String text) {
        return PlainText.of(text);
    }

    /** An organisation's name without its legal form; the order of its words does not matter. */
    public String organisation(String name) {
        return inOrder(words.organisation(Acronyms.joined(PlainText.words(name))).stream());
    }

    /**
     * A place in which people live, from one or several lines: house number, flat and street. Without a number, without the name of a
     * street or estate, and of a post office box there is none.
     */
    public String home(List<String> lines) {
        WrittenAddress address = WrittenAddress.of(lines, words);
        List<String> street = address.street();
        boolean ofBox = street.contains(POST_OFFICE_BOX) && street.stream().noneMatch(NormalForms::isNumber);
        boolean isHome = !address.house().isEmpty() && !ofBox && street.stream().anyMatch(this::canNameStreet);
        return isHome ? address.house() + " " + inOrder(street.stream()) : "";
    }

    private boolean canNameStreet(String word) {
        return word.length() > 1 && !isNumber(word) && !words.isKindOfPlace(word);
    }

    /** An ordinal such as 42nd is none. */
    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** A town, parish or region by its usual name. */
    public String place(String name) {
        return words.place(PlainText.words(name));
    }

    /** A postal code without blanks. */
    public String code(String code) {
        return PlainText.of(code).replace(" ", "");
    }

    /** The company's domain that an e-mail address is of; anybody's mailbox is of none. */
    public String companyOfMail(String email) {
        MailAddress address = MailAddress.of(email.strip(), words.mailboxes());
        return address.company(words.mailboxes());
    }

    /** The domain of a web address; one at which anybody has a mailbox is no company's. */
    public String companyOfSite(String address) {
        var host = HOST.matcher(address.strip().toLowerCase(Locale.ROOT));
        return host.find() && !words.mailboxes().free().contains(host.group(1)) ? host.group(1) : "";
    }

    private static String inOrder(Stream<String> text) {
        return String.join(" ", text.sorted().toList());
    }
}
