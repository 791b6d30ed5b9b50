package io.customerhub.app.bench.generated;

import java.util.HashMap;
import java.util.Map;

/** The fields of a record while it is written, with what goes wrong there. */
final class Written {
    private final Map<String, String> fields = new HashMap<>();
    private final Chance chance;
    private final Country country;

    Written(Chance chance, Country country) {
        this.chance = chance;
        this.country = country;
    }

    Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    void put(String field, String value) {
        if (!value.isEmpty()) {
            fields.put(field, value);
        }
    }

    void email(String email) {
        if (!chance.is(Fault.NO_EMAIL)) {
            int at = email.indexOf('@');
            boolean isMistyped = at > 0 && chance.is(Fault.EMAIL_MISTYPED);
            put("email", isMistyped ? chance.mistyped(email.substring(0, at)) + email.substring(at) : email);
        }
    }

    void phone(String phone) {
        if (!chance.is(Fault.NO_PHONE)) {
            put("phone", chance.is(Fault.PHONE_MISTYPED) ? chance.misdialled(phone) : phone);
        }
    }

    void taxId(String number) {
        put("taxId", chance.is(Fault.TAX_ID_MISTYPED) ? chance.misdialled(number) : number);
    }

    void place(Place place) {
        if (!chance.is(Fault.NO_ADDRESS)) {
            put("address", country.written(place));
            put("town", place.town());
            if (!chance.is(Fault.NO_POSTAL_CODE)) {
                put("postalCode", place.code());
            }
        }
        if (!chance.is(Fault.NO_PARISH)) {
            put("parish", place.parish());
        }
    }
}
