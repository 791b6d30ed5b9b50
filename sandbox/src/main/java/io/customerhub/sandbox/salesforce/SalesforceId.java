package io.customerhub.sandbox.salesforce;

/** Ids of 18 characters: three for the kind, twelve for the record, and three that make it safe in any case. */
final class SalesforceId {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private SalesforceId() {}

    static String of(String prefix, long number) {
        StringBuilder record = new StringBuilder();
        for (long rest = number; record.length() < 9; rest /= 62) {
            record.insert(0, DIGITS.charAt((int) (rest % 62)));
        }
        return withCheck(prefix + "5f0" + record);
    }

    /** Appends the three characters that say which of the fifteen are capital. */
    private static String withCheck(String fifteen) {
        StringBuilder id = new StringBuilder(fifteen);
        for (int group = 0; group < 3; group++) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                if (Character.isUpperCase(fifteen.charAt(group * 5 + i))) {
                    capitals |= 1 << i;
                }
            }
            id.append(CHECK.charAt(capitals));
        }
        return id.toString();
    }
}
