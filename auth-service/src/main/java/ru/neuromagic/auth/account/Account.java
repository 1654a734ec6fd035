package ru.neuromagic.auth.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import ru.neuromagic.content.email.EmailAddress;

/**
 * Somebody who proved an e-mail address and may log in.
 *
 * @param id the learner id everywhere, and the user id at the identity provider
 * @param name how they want to be called, 1–100 characters of plain text
 * @param locale {@code ru} or {@code en}
 * @param createdAt when the address was verified
 */
public record Account(UUID id, EmailAddress email, String name, String locale, ZoneId timeZone, Instant createdAt) {

}
