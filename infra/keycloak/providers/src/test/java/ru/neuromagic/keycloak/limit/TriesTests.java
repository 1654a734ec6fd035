package ru.neuromagic.keycloak.limit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TriesTests {

	@Test
	void aNetworkOfIpv6IsOneClient() {
		assertThat(Tries.client("2001:db8:1:2::1")).isEqualTo(Tries.client("2001:db8:1:2:ffff::9"))
			.isNotEqualTo(Tries.client("2001:db8:1:3::1"));
	}

	@Test
	void anIpv4AddressIsOneHoweverItIsWritten() {
		assertThat(Tries.client("::ffff:192.0.2.1")).isEqualTo(Tries.client("192.0.2.1")).isNotEqualTo(Tries.client("192.0.2.2"));
	}

	@Test
	void namesOfPlacesTellNoAddress() {
		assertThat(Tries.name("login", "anna@example.org")).doesNotContain("anna").hasSizeLessThan(40);
	}

}
