package ru.neuromagic.auth.registration;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import ru.neuromagic.auth.AuthApi;
import ru.neuromagic.auth.AuthIntegrationTest;
import ru.neuromagic.auth.FakeIdentityProvider;
import ru.neuromagic.auth.FakeIdentityProvider.Call;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.neuromagic.auth.AuthApi.form;
import static ru.neuromagic.auth.AuthApi.someEmail;

@AuthIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class LogTests {

	@Autowired
	AuthApi api;

	@Autowired
	FakeIdentityProvider identities;

	@AfterEach
	void recover() {
		this.identities.recover();
	}

	@Test
	void namesNobodyAndTellsNoSecret(CapturedOutput output) {
		String email = someEmail();
		this.identities.killBefore(Call.CREATE);
		this.api.register(form(email));
		this.identities.failBefore(Call.CREATE);
		this.api.register(form(email));
		this.identities.recover();
		this.api.register(form(email, "locale", "de"));
		UUID registration = this.api.registered(email);
		String code = this.api.mailedCode(registration);
		this.api.verify(registration, this.api.wrongCode(registration));
		this.identities.failBefore(Call.ENABLE);
		this.api.verify(registration, code);
		this.identities.recover();
		this.api.verify(registration, code);
		assertThat(output.getAll()).contains(registration.toString())
			.doesNotContain(email, AuthApi.PASSWORD, "Анна Чехова")
			.doesNotContainPattern("(?<!\\d)" + code + "(?!\\d)");
	}

	@Test
	void keepsASecurityLogOfIdsAndReasons(CapturedOutput output) {
		String email = someEmail();
		UUID registration = this.api.registered(email);
		this.api.verify(registration, this.api.wrongCode(registration));
		this.api.verify(registration, this.api.mailedCode(registration));
		this.api.register(form(email, "password", "football123"));
		assertThat(output.getAll().lines().filter(line -> line.contains("\"logger\":\"security\"")))
			.map(line -> line.replaceAll(".*\"message\":\"([^\"]*)\".*", "$1"))
			.contains("type=REGISTRATION_REQUESTED registration=" + registration,
					"type=REGISTRATION_CONFIRMED registration=" + registration + " error=verification-code-wrong",
					"type=REGISTRATION_CONFIRMED registration=" + registration,
					"type=REGISTRATION_REQUESTED registration=- error=validation-failed");
		assertThat(output.getAll()).doesNotContain(email, "football123");
	}

}
