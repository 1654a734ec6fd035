package ru.neuromagic.course.content;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import ru.neuromagic.course.catalog.Courses;
import ru.neuromagic.course.catalog.Courses.Publication;
import ru.neuromagic.course.catalog.Edition;

/**
 * Publishes at start what the service brings along and the database does not have yet. The start fails on content that
 * is not valid; until it is done the service is not ready. Courses that are no longer among the files stay as they are.
 */
@Component
class ImportContent implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(ImportContent.class);

	/** Any number: advisory locks are of the whole database, and other services take theirs by hashes. */
	private static final long LOCK = 4_071_996_301L;

	private final ContentProperties properties;

	private final ContentReader reader;

	private final Courses courses;

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final Clock clock;

	ImportContent(ContentProperties properties, ContentReader reader, Courses courses, JdbcClient jdbc,
			TransactionOperations transactions, Clock clock) {
		this.properties = properties;
		this.reader = reader;
		this.courses = courses;
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		publish(reader.read(properties.location()));
	}

	/** All or nothing; instances that start together wait for each other. */
	void publish(List<Edition> editions) {
		transactions.executeWithoutResult(status -> {
			jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query().listOfRows();
			for (var edition : editions) {
				report(edition, courses.publish(edition, clock.instant()));
			}
		});
	}

	private static void report(Edition edition, Publication publication) {
		var slug = edition.course().slug();
		switch (publication) {
			case PUBLISHED -> log.info("Published a new version of {}", slug);
			case UNCHANGED -> log.debug("{} is up to date", slug);
			case SUPERSEDED -> log.warn("A newer version of {} stands; this build's is older and was not published. "
					+ "To go back to it on purpose, change any byte of its content", slug);
		}
	}
}
