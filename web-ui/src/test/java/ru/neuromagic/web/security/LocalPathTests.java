package ru.neuromagic.web.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPathTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/profile", "/courses/prompting-basics/lessons/role", "/quest/first-prompt?task=2&course=prompting-basics", "/courses?after=a%3D" })
	void acceptsAddressesOfThisSite(String path) {
		assertThat(LocalPath.of(path)).map(LocalPath::value).hasValue(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "profile", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example", "/a:b", "/a@b",
			"/a b", "/a\nb", "/a\r\nSet-Cookie: x", "/login", "/login?next=/login", "/logout", "/oauth2/authorization/keycloak", "/error", "/#x", "/я" })
	void refusesAllOthers(String path) {
		assertThat(LocalPath.of(path)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/loginpage", "/errors" })
	void isNotMisledByBeginnings(String path) {
		assertThat(LocalPath.of(path)).isPresent();
	}
}
