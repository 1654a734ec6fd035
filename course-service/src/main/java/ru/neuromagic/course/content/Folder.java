package ru.neuromagic.course.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A course's folder: its files by their path in it. */
record Folder(String name, SortedMap<String, byte[]> files) {

	private static final String ROOT = "/courses/";

	static List<Folder> under(String location) {
		var folders = new TreeMap<String, Folder>();
		try {
			for (var resource : new PathMatchingResourcePatternResolver().getResources(location + ROOT + "*/**")) {
				var address = resource.getURL().getPath();
				if (!resource.isReadable() || address.endsWith("/")) {
					continue;
				}
				var path = address.substring(address.lastIndexOf(ROOT) + ROOT.length()).split("/", 2);
				folders.computeIfAbsent(path[0], name -> new Folder(name, new TreeMap<>())).files
						.put(path[1], resource.getContentAsByteArray());
			}
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
		return List.copyOf(folders.values());
	}

	Set<String> paths() {
		return files.keySet();
	}

	/**
	 * @throws CharacterCodingException if it is not UTF-8
	 */
	String text(String path) throws CharacterCodingException {
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(files.get(path))).toString();
	}

	/** Changes with any byte of the folder, and with the way in which it is rendered. */
	String hash(String renderer) {
		try {
			var digest = MessageDigest.getInstance("SHA-256");
			digest.update(renderer.getBytes(StandardCharsets.UTF_8));
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				digest.update((file.getKey() + "\0" + file.getValue().length + "\0").getBytes(StandardCharsets.UTF_8));
				digest.update(file.getValue());
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
