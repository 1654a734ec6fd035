package ru.neuromagic.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.Status;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.serializer.Deserializer;

/**
 * Reads what stands in a session, and nothing else: whoever could write into the table of sessions could otherwise let this
 * application make objects of any class that it has.
 */
final class SessionContents implements Deserializer<Object> {

	/** Spring Security's classes for who is logged in, our own, and what they consist of. */
	private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter("maxdepth=30;maxrefs=4000;maxarray=4000;"
			+ "maxbytes=400000;java.lang.*;java.time.*;java.net.URL;"
			+ "java.util.ArrayList;java.util.Arrays$ArrayList;java.util.CollSer;java.util.Collections$*;java.util.Date;"
			+ "java.util.HashMap;java.util.HashSet;java.util.ImmutableCollections$*;java.util.LinkedHashMap;java.util.LinkedHashSet;java.util.Map$Entry;java.util.TreeMap;"
			+ "java.util.TreeSet;java.util.UUID;"
			+ "org.springframework.security.authentication.*;org.springframework.security.core.**;"
			+ "org.springframework.security.oauth2.client.authentication.*;org.springframework.security.oauth2.core.**;"
			+ "org.springframework.security.web.authentication.*;ru.neuromagic.web.security.*;!*");

	private final ClassLoader classLoader;

	SessionContents(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/** Something stands in a session that nobody of us wrote. */
	static final class Foreign extends RuntimeException {

		private static final long serialVersionUID = 1L;

		/** @param what the class; none for something too large */
		Foreign(@Nullable Class<?> what, InvalidClassException refusal) {
			super(what == null ? "too large" : what.getName(), refusal);
		}
	}

	@Override
	public Object deserialize(InputStream bytes) throws IOException {
		var refused = new AtomicReference<@Nullable Class<?>>();
		try (var objects = new ConfigurableObjectInputStream(bytes, classLoader)) {
			objects.setObjectInputFilter(asked -> {
				Status status = ALLOWED.checkInput(asked);
				if (status == Status.REJECTED) {
					refused.set(asked.serialClass());
				}
				return status;
			});
			return objects.readObject();
		}
		catch (InvalidClassException refusal) {
			// also thrown for a class of ours that an older version wrote in another shape, which only counts as absent
			if (String.valueOf(refusal.getMessage()).contains("filter status: REJECTED")) {
				throw new Foreign(refused.get(), refusal);
			}
			throw refusal;
		}
		catch (ClassNotFoundException outdated) {
			throw new IOException(outdated);
		}
	}
}
