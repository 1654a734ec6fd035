package ru.neuromagic.web.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * The script that stands between pages and network. What it keeps from the start (the stylesheet, scripts, fonts and drawings
 * of this build) is written in here, so that each build is a new script to the browser, and only a new build is.
 */
@RestController
class ServiceWorkerController {

	private static final String[] KEPT = { "css/app.css", "js/*.js", "fonts/*.woff2", "img/*.svg" };

	private final ResourcePatternResolver classpath;

	private final ResourceUrlProvider files;

	private final JsonMapper json;

	private final Supplier<String> script = SingletonSupplier.of(this::write);

	ServiceWorkerController(ResourcePatternResolver classpath, ResourceUrlProvider files, JsonMapper json) {
		this.classpath = classpath;
		this.files = files;
		this.json = json;
	}

	@GetMapping(path = "/service-worker.js", produces = "text/javascript;charset=UTF-8")
	ResponseEntity<String> script() {
		String body = script.get();
		return ResponseEntity.ok().cacheControl(CacheControl.noCache())
			.eTag("W/\"" + DigestUtils.md5DigestAsHex(body.getBytes(StandardCharsets.UTF_8)) + "\"").body(body);
	}

	private String write() {
		try {
			var kept = new TreeSet<String>();
			for (String pattern : KEPT) {
				String folder = pattern.substring(0, pattern.indexOf('/') + 1);
				Arrays.stream(classpath.getResources("classpath*:/static/assets/" + pattern)).map(Resource::getFilename)
					.forEach(name -> kept.add(files.getForLookupPath("/assets/" + folder + name)));
			}
			String source = new ClassPathResource("static/service-worker.js").getContentAsString(StandardCharsets.UTF_8);
			String version = DigestUtils.md5DigestAsHex((kept + source).getBytes(StandardCharsets.UTF_8));
			return "const BUILD = " + json.writeValueAsString(new Build(kept, version)) + ";\n" + source;
		}
		catch (IOException broken) {
			throw new IllegalStateException("the service worker is not in this build", broken);
		}
	}

	/** Written in the same order by every replica and after every start: another byte would be another build to a browser. */
	private record Build(SortedSet<String> files, String version) {
	}
}
