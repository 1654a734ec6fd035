package ru.neuromagic.auth.verification;

import java.time.Instant;

/**
 * What may be told about a registration's newest code.
 *
 * @param attemptsLeft wrong guesses that it still allows, 0 or more
 * @param issued how many codes the registration got within the last day
 */
public record IssuedCode(Instant issuedAt, Instant expiresAt, int attemptsLeft, int issued) {

}
