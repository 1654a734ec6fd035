package ru.neuromagic.web.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ContentVersionStrategy;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves {@code app.css} with the files that it imports written into it: one request instead of thirty, and the hash in
 * its name changes when any of them does. The files that they name get the hashes of their names here too, so that a new
 * font means a new stylesheet.
 */
final class BundledStylesheet extends PathResourceResolver {

	private static final String NAME = "app.css";

	private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\" layer\\(([a-z]+)\\);");

	private static final Pattern URL = Pattern.compile("url\\(\"/assets/([^\"]+)\"\\)");

	private final ContentVersionStrategy versions = new ContentVersionStrategy();

	@Override
	protected @Nullable Resource getResource(String path, Resource location) throws IOException {
		Resource found = super.getResource(path, location);
		return found != null && NAME.equals(found.getFilename()) ? bundle(found, location) : found;
	}

	private Resource bundle(Resource entry, Resource assets) throws IOException {
		Matcher imports = IMPORT.matcher(entry.getContentAsString(StandardCharsets.UTF_8));
		var css = new StringBuilder();
		while (imports.find()) {
			String part = entry.createRelative(imports.group(1)).getContentAsString(StandardCharsets.UTF_8);
			imports.appendReplacement(css,
					Matcher.quoteReplacement("@layer " + imports.group(2) + " {\n" + part + "}\n"));
		}
		imports.appendTail(css);
		String text = withHashedNames(css.toString(), assets);
		long lastModified = entry.lastModified();
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), entry.getDescription()) {

			@Override
			public String getFilename() {
				return NAME;
			}

			@Override
			public long lastModified() {
				return lastModified;
			}
		};
	}

	private String withHashedNames(String css, Resource assets) throws IOException {
		Matcher urls = URL.matcher(css);
		var hashed = new StringBuilder();
		while (urls.find()) {
			String version = versions.getResourceVersion(assets.createRelative(urls.group(1)));
			urls.appendReplacement(hashed, "url(\"/assets/" + versions.addVersion(urls.group(1), version) + "\")");
		}
		return urls.appendTail(hashed).toString();
	}
}
