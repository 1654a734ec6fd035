package ru.neuromagic.course.progress;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import ru.neuromagic.course.catalog.Slug;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.service.events.IncomingEvent;
import ru.neuromagic.service.events.ProcessedEvents;

/** A passed quest completes its step; a failed one may be taken again and changes nothing. */
@Component
class QuestEventsListener {

	private final ProcessedEvents processed;

	private final CompleteQuest completeQuest;

	QuestEventsListener(ProcessedEvents processed, CompleteQuest completeQuest) {
		this.processed = processed;
		this.completeQuest = completeQuest;
	}

	@KafkaListener(topics = Topics.QUEST_ATTEMPTS)
	void on(IncomingEvent<?> event) {
		if (event.payload() instanceof QuestCompleted quest && quest.passed()) {
			processed.once(event, () -> completeQuest.complete(quest.learnerId(), new Slug(quest.questSlug()),
					quest.completedAt()));
		}
	}
}
