package ru.neuromagic.course;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.Topics;
import ru.neuromagic.test.KafkaProbe;

/** What has reached Kafka of a learner, once nothing waits in the outbox any more. */
@Component
public class PublishedEvents {

	private final JdbcClient jdbc;

	PublishedEvents(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public <E extends Event> List<E> of(UUID learnerId, Class<E> type) {
		await().until(() -> waiting(learnerId) == 0);
		return KafkaProbe.get().events(type, Topics.COURSE_ENROLLMENTS, learnerId);
	}

	private int waiting(UUID learnerId) {
		return jdbc.sql("select count(*) from outbox_record where record_key = :learner and status <> 'COMPLETED'")
				.param("learner", learnerId.toString()).query(Integer.class).single();
	}
}
