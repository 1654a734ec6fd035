package ru.neuromagic.auth.registration;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Who a request came from, as far as our own proxies saw: what a client itself wrote into the header does not count. */
record ClientAddress(String text) {

	private static final int SITE_BYTES = 8;

	/**
	 * @param forwardedFor the header {@code X-Forwarded-For}, empty without: each proxy appended whom it saw
	 * @param trustedHops how many of the last entries our proxies wrote, 1 or more
	 * @param peer who is connected; counts when there is no usable header
	 */
	static ClientAddress of(String forwardedFor, int trustedHops, String peer) {
		List<String> hops = Arrays.stream(forwardedFor.split(",")).map(String::strip).toList();
		String seen = (hops.size() >= trustedHops) ? hops.get(hops.size() - trustedHops) : peer;
		return new ClientAddress(network(seen, peer));
	}

	/** One household or office has a whole IPv6 /64. */
	private static String network(String seen, String peer) {
		try {
			InetAddress address = InetAddress.ofLiteral(seen);
			if (!(address instanceof Inet6Address)) {
				return address.getHostAddress();
			}
			byte[] site = Arrays.copyOf(Arrays.copyOf(address.getAddress(), SITE_BYTES), address.getAddress().length);
			return InetAddress.getByAddress(site).getHostAddress();
		}
		catch (IllegalArgumentException | UnknownHostException noAddress) {
			return seen.equals(peer) ? "unknown" : network(peer, peer);
		}
	}

}
