package ru.neuromagic.auth.registration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	private static final String PEER = "10.0.0.7";

	@Test
	void believesTheLastProxyOnly() {
		assertThat(ClientAddress.of("1.2.3.4, 203.0.113.9", 1, PEER).text()).isEqualTo("203.0.113.9");
	}

	@Test
	void countsFurtherBackWhenMoreProxiesAreOurs() {
		assertThat(ClientAddress.of("1.2.3.4, 203.0.113.9, 10.0.0.2", 2, PEER).text()).isEqualTo("203.0.113.9");
	}

	@Test
	void takesThePeerWithoutHeader() {
		assertThat(ClientAddress.of("", 1, PEER).text()).isEqualTo(PEER);
	}

	@Test
	void takesThePeerWhenTheHeaderIsNonsense() {
		assertThat(ClientAddress.of("'; drop table registration;--", 1, PEER).text()).isEqualTo(PEER);
		assertThat(ClientAddress.of("a.example.org", 1, PEER).text()).isEqualTo(PEER);
	}

	@Test
	void takesAnIpv6NetworkForOneClient() {
		assertThat(ClientAddress.of("2001:db8:1:2:3:4:5:6", 1, PEER)).isEqualTo(ClientAddress.of("2001:db8:1:2::99", 1, PEER));
		assertThat(ClientAddress.of("2001:db8:1:2::1", 1, PEER)).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1", 1, PEER));
	}

	@Test
	void knowsIpv4InIpv6() {
		assertThat(ClientAddress.of("::ffff:203.0.113.9", 1, PEER).text()).isEqualTo("203.0.113.9");
	}

}
