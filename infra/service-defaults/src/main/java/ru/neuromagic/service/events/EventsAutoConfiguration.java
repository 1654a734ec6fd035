package ru.neuromagic.service.events;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.config.OutboxCoreThreadingAutoConfiguration;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

import ru.neuromagic.events.EventHeaders;
import ru.neuromagic.events.EventType;

@AutoConfiguration(before = { KafkaAutoConfiguration.class, OutboxCoreThreadingAutoConfiguration.class },
		after = TaskSchedulingAutoConfiguration.class)
class EventsAutoConfiguration {

	/** Off in a service that only consumes: it needs no outbox. */
	private static final String PUBLISHES = "namastack.outbox.enabled";

	/** What the outbox calls the scheduler of its rounds. */
	private static final String RELAY_THREAD = "outboxDefaultScheduler";

	@Bean
	@ConditionalOnProperty(name = PUBLISHES, matchIfMissing = true)
	Events events(Outbox outbox, PromptRelay relay, JdbcClient jdbc, JsonMapper json, Clock clock,
			Cause cause, EventMetrics metrics) {
		return new OutboxEvents(outbox, relay, jdbc, json, clock, cause, metrics);
	}

	@Bean
	@ConditionalOnProperty(name = PUBLISHES, matchIfMissing = true)
	PromptRelay promptRelay(@Qualifier(RELAY_THREAD) TaskExecutor relayThread, OutboxProcessingScheduler processing) {
		return new PromptRelay(relayThread, processing::process);
	}

	/** In place of the outbox's own, which would let those who commit wait for a round to end. */
	@Bean(RELAY_THREAD)
	@ConditionalOnProperty(name = PUBLISHES, matchIfMissing = true)
	ThreadPoolTaskScheduler relayThread(ThreadPoolTaskSchedulerBuilder schedulers) {
		return schedulers.poolSize(1).threadNamePrefix("outbox-relay-").build();
	}

	@Bean
	Cause cause(ObjectProvider<Tracer> tracer) {
		return new Cause(tracer.getIfAvailable(() -> Tracer.NOOP));
	}

	@Bean
	AcknowledgedProducer acknowledgedProducer(KafkaTemplate<String, byte[]> kafka) {
		return new AcknowledgedProducer(kafka);
	}

	@Bean
	@ConditionalOnProperty(name = PUBLISHES, matchIfMissing = true)
	KafkaRelay kafkaRelay(AcknowledgedProducer producer, Cause cause, @Value("${spring.application.name}") String service) {
		return new KafkaRelay(producer, cause, service);
	}

	@Bean
	ProcessedEvents processedEvents(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock,
			EventMetrics metrics) {
		return new ProcessedEvents(jdbc, new TransactionTemplate(transactions), clock, metrics);
	}

	@Bean
	RecordMessageConverter incomingEventConverter(JsonMapper json) {
		return new IncomingEventConverter(json);
	}

	/** A newer producer may send types that this service does not know yet. */
	@Bean
	RecordFilterStrategy<Object, Object> knownEventTypes() {
		return record -> {
			String type = IncomingEventConverter.header(record, EventHeaders.TYPE);
			return type != null && EventType.of(type).isEmpty();
		};
	}

	@Bean
	TopicCreation topicCreation(KafkaAdmin admin) {
		return new TopicCreation(admin);
	}

	@Bean
	DeadLetters deadLetters(@Value("${spring.application.name}") String service, AcknowledgedProducer producer,
			ConsumerFactory<String, byte[]> consumers, KafkaAdmin admin, EventMetrics metrics, Cause cause) {
		return new DeadLetters(service, producer, consumers, admin, metrics, cause);
	}

	@Bean
	DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
		return new DeadLettersEndpoint(deadLetters);
	}

	/** While the database is away a record waits for it; what fails for another reason is put aside after a few tries. */
	@Bean
	DefaultErrorHandler consumerErrors(DeadLetters deadLetters) {
		var handler = new DefaultErrorHandler(deadLetters, fewTries());
		handler.setBackOffFunction((record, failure) -> isOutage(failure) ? untilItIsOver() : null);
		handler.setCommitRecovered(true);
		return handler;
	}

	private static BackOff fewTries() {
		var backOff = new ExponentialBackOff(200, 3.0);
		backOff.setMaxInterval(5_000);
		backOff.setMaxAttempts(4);
		return backOff;
	}

	private static BackOff untilItIsOver() {
		var backOff = new ExponentialBackOff(500, 2.0);
		backOff.setMaxInterval(15_000);
		return backOff;
	}

	private static boolean isOutage(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DataAccessResourceFailureException || cause instanceof TransientDataAccessException
					|| cause instanceof CannotCreateTransactionException) {
				return true;
			}
		}
		return false;
	}

	@Bean
	EventMetrics eventMetrics(MeterRegistry meters, Clock clock) {
		return new EventMetrics(meters, clock);
	}

	/** Topics are known once every listener and every topic is. */
	@Bean
	ApplicationListener<ApplicationStartedEvent> eventMetricsFromTheStart(EventMetrics metrics,
			KafkaListenerEndpointRegistry listeners, ObjectProvider<NewTopic> own) {
		return started -> {
			metrics.publishes(own.stream().map(NewTopic::name).toList());
			metrics.consumes(listeners.getListenerContainers()
				.stream()
				.map(container -> container.getContainerProperties().getTopics())
				.filter(Objects::nonNull)
				.flatMap(Arrays::stream)
				.toList());
		};
	}

	@Bean
	@ConditionalOnProperty(name = PUBLISHES, matchIfMissing = true)
	OutboxMetrics outboxMetrics(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
		return new OutboxMetrics(jdbc, clock, meters);
	}

}
