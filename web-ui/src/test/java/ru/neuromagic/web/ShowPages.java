package ru.neuromagic.web;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

import ru.neuromagic.test.RealPostgres;

/** Runs the pages against the stand-ins, for people who want to look at them: {@code ShowPages 8095}. */
final class ShowPages {

	private ShowPages() {
	}

	public static void main(String[] args) {
		var keycloak = new FakeKeycloak();
		var services = new FakeServices();
		services.reset();
		LoggerFactory.getLogger(ShowPages.class).info("quest service: {}, course service: {}", services.quests.baseUrl(),
				services.courses.baseUrl());
		String port = args.length > 0 ? args[0] : "8095";
		SpringApplication.run(WebUi.class, "--server.port=" + port, "--PUBLIC_URL=http://localhost:" + port,
				"--DB_URL=" + RealPostgres.get().url(), "--DB_PASSWORD=" + RealPostgres.PASSWORD,
				"--WEB_UI_CLIENT_SECRET=secret", "--CONTACT_EMAIL=hello@example.org", "--OIDC_ISSUER=" + keycloak.issuer(),
				"--OIDC_INTERNAL_URL=" + keycloak.issuer(), "--AUTH_SERVICE_URL=" + services.auth.baseUrl(),
				"--COURSE_SERVICE_URL=" + services.courses.baseUrl(), "--QUEST_SERVICE_URL=" + services.quests.baseUrl(),
				"--NOTIFICATION_SERVICE_URL=" + services.notifications.baseUrl());
	}
}
