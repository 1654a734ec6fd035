package ru.neuromagic.web.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

import ru.neuromagic.web.calls.RetriedOnce;
import ru.neuromagic.web.documents.LegalDocument;

/** The auth service. It limits what one address may ask, so it is told the browser's and not ours. */
@FeignClient(name = "auth-service", url = "${neuromagic.services.auth}", path = "/api/auth", configuration = ClientAddressRelay.class)
interface AccountsClient {

	@PostMapping("/registrations")
	Registration register(@RequestHeader("Idempotency-Key") String key, @RequestBody NewRegistration registration);

	@RetriedOnce
	@GetMapping("/registrations/{id}")
	Registration registration(@PathVariable UUID id);

	@PostMapping("/registrations/{id}/codes")
	Registration sendNewCode(@PathVariable UUID id);

	@PutMapping("/registrations/{id}/verification")
	void verify(@PathVariable UUID id, @RequestBody Code code);

	@RetriedOnce
	@GetMapping("/account")
	Account account();

	record NewRegistration(String name, String email, String password, String locale, @Nullable String timeZone,
			List<Acceptance> acceptances) {
	}

	/**
	 * @param document {@code terms} or {@code personal-data}
	 * @param version the day of the edition that the person saw
	 */
	record Acceptance(String document, String version) {
	}

	record Code(String code) {
	}

	/** @param state {@code awaiting-code} or {@code verified} */
	record Registration(UUID registrationId, String maskedEmail, String state, @Nullable Instant codeExpiresAt,
			@Nullable Instant resendAvailableAt, int attemptsLeft) {

		public boolean isVerified() {
			return "verified".equals(state);
		}
	}

	/** @param acceptances which documents the learner agreed to; none from before that was recorded */
	record Account(UUID id, String name, String email, @Nullable String locale, @Nullable String timeZone,
			Instant createdAt, @Nullable List<Agreed> acceptances) {
	}

	record Agreed(String document, LocalDate version, Instant acceptedAt) {

		/** The wording that was agreed to; none of a document that this version of the pages does not know. */
		public @Nullable String getPath() {
			return switch (document) {
				case "terms" -> LegalDocument.TERMS.getPath() + "/" + version;
				case "personal-data" -> LegalDocument.CONSENT.getPath() + "/" + version;
				default -> null;
			};
		}
	}
}
