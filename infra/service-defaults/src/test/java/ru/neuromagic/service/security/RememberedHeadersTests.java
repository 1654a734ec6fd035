package ru.neuromagic.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class RememberedHeadersTests {

	private final RememberedHeaders headers = new RememberedHeaders();

	@Test
	void findsTheSameTokenAgain() {
		assertThat(this.headers.resolve(request("Bearer abc.def-1"))).isEqualTo("abc.def-1");
		assertThat(this.headers.resolve(request("Bearer abc.def-1"))).isEqualTo("abc.def-1");
		assertThat(this.headers.resolve(request("bearer abc.def-2"))).isEqualTo("abc.def-2");
	}

	@Test
	void refusesABadHeaderEachTime() {
		for (int time = 0; time < 2; time++) {
			assertThatThrownBy(() -> this.headers.resolve(request("Bearer abc def")))
				.isInstanceOf(OAuth2AuthenticationException.class);
		}
	}

	@Test
	void findsNoneWithoutOneOrOfAnotherScheme() {
		this.headers.resolve(request("Bearer abc"));
		assertThat(this.headers.resolve(new MockHttpServletRequest())).isNull();
		assertThat(this.headers.resolve(request("Basic abc"))).isNull();
	}

	private static MockHttpServletRequest request(String header) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader(HttpHeaders.AUTHORIZATION, header);
		return request;
	}

}
