package ru.neuromagic.web.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who offers the service and answers for personal data.
 *
 * @param name as registered, with INN; empty until somebody takes the role
 * @param details address, register number and whatever else the documents must name
 */
@ConfigurationProperties("neuromagic.operator")
record Operator(String name, String details) {

	boolean isKnown() {
		return !name.isBlank() && !details.isBlank();
	}
}
