package ru.neuromagic.test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strangers send: paths, methods and headers that nobody thought of. Each distinct value of a metric's label is a
 * series that is kept for weeks, so that whoever chooses the request must not choose the value.
 */
public final class StrangeRequests {

	private static final String MARK = "wanderer";

	private static final Pattern OF_REQUESTS = Pattern.compile("http_|spring_cloud_|feign_");

	/** One of them. */
	public record Strange(String method, String path, Map<String, String> headers) {
	}

	private StrangeRequests() {
	}

	/**
	 * Sends some, then others of the same kinds, and asserts that the others made no series.
	 * @param room where the application's own addresses begin, such as {@code /api/courses}
	 */
	public static void makeNoSeries(String room, Supplier<String> scrape, Consumer<Strange> send) {
		scrape.get();
		round(room, "1").forEach(send);
		Set<String> before = series(scrape.get());
		Stream.of("2", "3").flatMap(round -> round(room, round)).forEach(send);
		String after = scrape.get();
		assertThat(before).anyMatch(series -> series.startsWith("http_server_requests_seconds_bucket"));
		assertThat(series(after)).isEqualTo(before);
		assertThat(after).doesNotContainIgnoringCase(MARK);
	}

	private static Stream<Strange> round(String room, String round) {
		String mark = MARK + round;
		Map<String, String> none = Map.of();
		Map<String, String> headers = Map.of("User-Agent", mark, "Origin", "https://" + mark + ".example", "X-Request-Id",
				"id-of-a-" + mark, "API-Version", "1" + round, "Accept-Language", "x-" + mark, "Content-Type", mark + "/" + mark,
				"Authorization", "Bearer " + mark, "X-Forwarded-Host", mark + ".example");
		List<String> paths = List.of("/" + mark, "/" + mark + "/" + mark, room + "/" + mark, room + "/" + mark + "/lessons/" + mark,
				room + "?" + mark + "=" + mark, room + "/..;/" + mark, "/actuator/" + mark, "/actuator/health/" + mark);
		List<String> methods = List.of("GET", "POST", "DELETE", "OPTIONS", mark.toUpperCase(Locale.ROOT));
		return methods.stream()
			.flatMap(method -> paths.stream()
				.flatMap(path -> Stream.of(new Strange(method, path, none), new Strange(method, path, headers))));
	}

	private static Set<String> series(String scrape) {
		return scrape.lines()
			.filter(line -> OF_REQUESTS.matcher(line).lookingAt())
			.map(line -> line.substring(0, line.lastIndexOf(' ')))
			.collect(Collectors.toSet());
	}

}
