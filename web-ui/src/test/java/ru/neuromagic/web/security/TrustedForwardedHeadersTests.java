package ru.neuromagic.web.security;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class TrustedForwardedHeadersTests {

	private final TrustedForwardedHeaders filter = new TrustedForwardedHeaders(new TrustedProxies(List.of("127.0.0.0/8", "10.0.0.0/8", "::1/128")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "203.0.113.7|203.0.113.7", "6.6.6.6, 203.0.113.7|203.0.113.7", "203.0.113.7, 10.1.2.3|203.0.113.7",
			"2001:db8::7|2001:db8::7", "10.0.0.9|10.0.0.9", "6.6.6.6, <script>|127.0.0.1", "''|127.0.0.1" })
	void believesTheNearestAddressThatIsNoProxy(String header, String client) throws Exception {
		var request = new MockHttpServletRequest();
		request.setRemoteAddr("127.0.0.1");
		request.addHeader("X-Forwarded-For", header);
		var chain = new MockFilterChain();
		filter.doFilter(request, new MockHttpServletResponse(), chain);
		assertThat(TrustedForwardedHeaders.clientAddress(request)).isEqualTo(client);
	}

	@Test
	void believesNothingFromStrangers() throws Exception {
		var request = new MockHttpServletRequest();
		request.setRemoteAddr("203.0.113.66");
		request.addHeader("X-Forwarded-For", "1.1.1.1");
		request.addHeader("X-Forwarded-Proto", "https");
		request.addHeader("X-Forwarded-Host", "evil.example");
		var chain = new MockFilterChain();
		filter.doFilter(request, new MockHttpServletResponse(), chain);
		assertThat(TrustedForwardedHeaders.clientAddress(request)).isEqualTo("203.0.113.66");
		assertThat(chain.getRequest().getServerName()).isEqualTo("localhost");
		assertThat(chain.getRequest().isSecure()).isFalse();
	}
}
