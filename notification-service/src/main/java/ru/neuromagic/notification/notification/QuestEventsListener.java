package ru.neuromagic.notification.notification;

import java.nio.charset.StandardCharsets;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import ru.neuromagic.events.Topics;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.service.events.IncomingEvent;

@Component
class QuestEventsListener {

	private final Notify notify;

	QuestEventsListener(Notify notify) {
		this.notify = notify;
	}

	@KafkaListener(topics = Topics.QUEST_ATTEMPTS)
	void on(IncomingEvent<?> event) {
		switch (event.payload()) {
			case QuestCompleted completed -> this.notify.of(event, notification(completed));
			default -> {
			}
		}
	}

	private static Notification notification(QuestCompleted completed) {
		Facts facts = Facts.NONE.with("quest", completed.questTitle())
			.with("score", completed.score())
			.with("maxScore", completed.maxScore())
			.with("passed", completed.passed());
		return new Notification(Kind.QUEST_COMPLETED, new Addressee.Learner(completed.learnerId()), facts,
				"/quest/" + UriUtils.encodePathSegment(completed.questSlug(), StandardCharsets.UTF_8) + "/result?attempt="
						+ completed.attemptId());
	}

}
