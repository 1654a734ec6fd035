package ru.neuromagic.web.inbox;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much a learner has not read, remembered for the seconds in which pages follow each other. What learners do is what makes
 * news for them: for the same time after it nothing is remembered, so that the news shows on the first page after it arrived.
 */
@Component
class UnreadCounts {

	private static final long MOST = 20_000;

	/** By account; empty while it is asked each time. */
	private final Cache<String, Optional<Integer>> counts;

	/** @param kept how old a count may be; zero if it is asked each time */
	@Autowired
	UnreadCounts(@Value("${neuromagic.unread-count.kept}") Duration kept) {
		this(kept, Ticker.systemTicker());
	}

	UnreadCounts(Duration kept, Ticker time) {
		counts = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).ticker(time).build();
	}

	/** The count, if it is known. */
	Optional<Integer> of(String account) {
		Optional<Integer> known = counts.getIfPresent(account);
		return known == null ? Optional.empty() : known;
	}

	/** The service said so. */
	void learned(String account, int count) {
		counts.asMap().putIfAbsent(account, Optional.of(count));
	}

	/** Something was done that may change the count, now or in a moment. */
	void acted(String account) {
		counts.put(account, Optional.empty());
	}
}
