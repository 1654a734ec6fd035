package ru.neuromagic.auth;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import ru.neuromagic.events.Event;
import ru.neuromagic.service.events.Events;

/** Remembers the events of committed transactions on their way into the real outbox. */
public class RecordedEvents implements BeanPostProcessor {

	private final List<Event> committed = new CopyOnWriteArrayList<>();

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof Events outbox)) {
			return bean;
		}
		return (Events) event -> {
			outbox.append(event);
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public void afterCommit() {
					RecordedEvents.this.committed.add(event);
				}
			});
		};
	}

	public <E extends Event> List<E> of(Class<E> type, UUID key) {
		return this.committed.stream().filter(event -> event.key().equals(key)).filter(type::isInstance).map(type::cast).toList();
	}

}
