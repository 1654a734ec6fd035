package ru.neuromagic.keycloak.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * The tries that one request takes, in a cache that all replicas share. A limit is so many places, each of which is taken by
 * one try and free again after a while. A place is taken before the work, in one atomic step: tries that come at once
 * cannot pass each other. Names of places are hashes, so that no address lies in the cache.
 */
public final class Tries {

	private final SingleUseObjectProvider places;

	private final List<String> taken = new ArrayList<>();

	public Tries(KeycloakSession session) {
		this.places = session.singleUseObjects();
	}

	/**
	 * Takes a place.
	 * @param limit what is tried, by whom
	 * @return false if none is free
	 */
	public boolean take(int most, Duration within, String... limit) {
		String name = name(limit);
		for (int i = 0; i < most; i++) {
			String place = name + "." + i;
			if (this.places.putIfAbsent(place, within.toSeconds())) {
				this.taken.add(place);
				return true;
			}
		}
		return false;
	}

	/** Gives the places back: what was tried was no miss. */
	public void release() {
		this.taken.forEach(this.places::remove);
		this.taken.clear();
	}

	/** Who sends a request: an IPv4 address, or the network of an IPv6 address, of which one computer has many. */
	public static String client(String address) {
		try {
			InetAddress parsed = InetAddress.getByName(address);
			return parsed instanceof Inet6Address ? Base64.getEncoder().encodeToString(Arrays.copyOf(parsed.getAddress(), 8))
					: parsed.getHostAddress();
		}
		catch (UnknownHostException noAddress) {
			return address;
		}
	}

	public static String name(String... parts) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
			return "neuromagic." + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 18));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
