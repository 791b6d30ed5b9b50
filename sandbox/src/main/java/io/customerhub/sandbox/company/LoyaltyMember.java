package io.customerhub.sandbox.company;

import java.time.Instant;
import java.time.LocalDate;

/** One member of the loyalty programme. An unknown e-mail or mobile number is empty. */
public record LoyaltyMember(
        String memberNumber,
        String fullName,
        String email,
        String mobile,
        String parish,
        LocalDate joinedOn,
        Instant updatedAt) {}
