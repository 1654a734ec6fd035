package ru.neuromagic.gateway.origin;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code ::1}; never a name, nothing is resolved. */
record AddressRange(InetAddress network, int prefixLength) {

	AddressRange {
		int bits = network.getAddress().length * 8;
		if (prefixLength < 0 || prefixLength > bits) {
			throw new IllegalArgumentException("Prefix length must be 0 to " + bits + ", not " + prefixLength + ".");
		}
	}

	/** @throws IllegalArgumentException if this is no address literal with an optional prefix length */
	static AddressRange of(String cidr) {
		int slash = cidr.indexOf('/');
		if (slash < 0) {
			InetAddress single = InetAddress.ofLiteral(cidr);
			return new AddressRange(single, single.getAddress().length * 8);
		}
		return new AddressRange(InetAddress.ofLiteral(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
	}

	boolean contains(InetAddress address) {
		byte[] mine = network.getAddress();
		byte[] other = address.getAddress();
		if (mine.length != other.length) {
			return false;
		}
		int wholeBytes = prefixLength / 8;
		if (!Arrays.equals(mine, 0, wholeBytes, other, 0, wholeBytes)) {
			return false;
		}
		int restBits = prefixLength % 8;
		return restBits == 0 || ((mine[wholeBytes] ^ other[wholeBytes]) & (0xff << (8 - restBits)) & 0xff) == 0;
	}

}
