package ru.neuromagic.web.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves {@code app.css} with the files that it imports written into it: one request instead of thirty, and the hash in
 * its name changes when any of them does.
 */
final class BundledStylesheet extends PathResourceResolver {

	private static final String NAME = "app.css";

	private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\" layer\\(([a-z]+)\\);");

	@Override
	protected @Nullable Resource getResource(String path, Resource location) throws IOException {
		Resource found = super.getResource(path, location);
		return found != null && NAME.equals(found.getFilename()) ? bundle(found) : found;
	}

	private static Resource bundle(Resource entry) throws IOException {
		Matcher imports = IMPORT.matcher(entry.getContentAsString(StandardCharsets.UTF_8));
		var css = new StringBuilder();
		while (imports.find()) {
			String part = entry.createRelative(imports.group(1)).getContentAsString(StandardCharsets.UTF_8);
			imports.appendReplacement(css,
					Matcher.quoteReplacement("@layer " + imports.group(2) + " {\n" + part + "}\n"));
		}
		imports.appendTail(css);
		long lastModified = entry.lastModified();
		return new ByteArrayResource(css.toString().getBytes(StandardCharsets.UTF_8), entry.getDescription()) {

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
}
