package io.customerhub.quality;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A known way to write a value. Reading gives the normal form, or nothing where it is not written so. */
enum Format {
    EMAIL("is not an e-mail address") {
        @Override
        Optional<String> normal(String value, String region) {
            String lower = value.toLowerCase(Locale.ROOT);
            return ADDRESS.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
        }
    },
    PHONE("is not a phone number that can be dialled") {
        @Override
        Optional<String> normal(String value, String region) {
            PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
            try {
                PhoneNumber number = phones.parse(value, region);
                return phones.isValidNumber(number)
                        ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
                        : Optional.empty();
            } catch (NumberParseException e) {
                return Optional.empty();
            }
        }
    },
    DATE("is not a date (ISO 8601)") {
        @Override
        Optional<String> normal(String value, String region) {
            try {
                return Optional.of(LocalDate.parse(value).toString());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    },
    CURRENCY("is not an ISO 4217 currency") {
        @Override
        Optional<String> normal(String value, String region) {
            String upper = value.toUpperCase(Locale.ROOT);
            return CURRENCIES.contains(upper) ? Optional.of(upper) : Optional.empty();
        }
    },
    DIGITS("has no digits") {
        @Override
        Optional<String> normal(String value, String region) {
            String digits = value.replaceAll("[^0-9]", "");
            return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
        }
    };

    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final String complaint;

    Format(String complaint) {
        this.complaint = complaint;
    }

    /**
     * The value's normal form.
     *
     * @param region ISO 3166 code of the country in which a phone number without country code is dialled
     */
    abstract Optional<String> normal(String value, String region);

    String complaint() {
        return complaint;
    }

    static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
