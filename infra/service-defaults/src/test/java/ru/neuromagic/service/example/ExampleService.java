package ru.neuromagic.service.example;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import ru.neuromagic.events.Event;
import ru.neuromagic.events.Topics;
import ru.neuromagic.events.auth.AccountVerified;
import ru.neuromagic.events.quest.QuestCompleted;
import ru.neuromagic.service.events.Events;
import ru.neuromagic.service.events.IncomingEvent;
import ru.neuromagic.service.events.ProcessedEvents;
import ru.neuromagic.service.events.Topic;
import ru.neuromagic.service.problem.ProblemException;
import ru.neuromagic.service.security.CurrentAccount;
import ru.neuromagic.service.security.PublicEndpoints;

/** The smallest service that uses all defaults. */
@SpringBootApplication
public class ExampleService {

	@Bean
	PublicEndpoints publicEndpoints() {
		return new PublicEndpoints().get("/api/examples/open", "/api/examples/open/mine", "/api/examples/open/page");
	}

	@Bean
	NewTopic questAttempts() {
		return Topic.of(Topics.QUEST_ATTEMPTS);
	}

	@Component
	public static class Notes {

		private final JdbcClient jdbc;

		private final Events events;

		Notes(JdbcClient jdbc, Events events) {
			this.jdbc = jdbc;
			this.events = events;
		}

		@Transactional
		public void add(String text, Event event, boolean fail) {
			addWithin(text);
			this.events.append(event);
			if (fail) {
				throw new IllegalStateException("after appending");
			}
		}

		public void addWithin(String text) {
			this.jdbc.sql("insert into note (text) values (:text)").param("text", text).update();
		}

		public List<String> all() {
			return this.jdbc.sql("select text from note").query(String.class).list();
		}

	}

	@Component
	public static class ExampleListener {

		public final AtomicInteger failures = new AtomicInteger();

		private final ProcessedEvents processed;

		private final Notes notes;

		ExampleListener(ProcessedEvents processed, Notes notes) {
			this.processed = processed;
			this.notes = notes;
		}

		@KafkaListener(topics = Topics.AUTH_ACCOUNTS)
		void on(IncomingEvent<?> event) {
			switch (event.payload()) {
				case AccountVerified verified -> this.processed.once(event, () -> {
					this.notes.addWithin("verified " + verified.accountId() + " " + verified.name());
					if (this.failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
						throw new IllegalStateException("not this time");
					}
				});
				default -> {
				}
			}
		}

	}

	record NewNote(@NotBlank @Size(max = 20) String text, @Nullable UUID id, @Valid @Nullable Inner inner) {
	}

	record Inner(@Max(3) int depth) {
	}

	@RestController
	@RequestMapping("/api/examples")
	static class ExampleController {

		final AtomicInteger added = new AtomicInteger();

		@GetMapping("/open")
		Map<String, Object> open(@Nullable CurrentAccount account, Locale locale) {
			return Map.of("caller", (account != null) ? account.name() : "guest", "language", locale.getLanguage());
		}

		@GetMapping({ "/mine", "/open/mine" })
		CurrentAccount mine(CurrentAccount account) {
			return account;
		}

		@GetMapping("/items/{id}")
		UUID item(@PathVariable UUID id, @RequestParam(defaultValue = "10") @Max(50) int limit) {
			return id;
		}

		@PostMapping("/notes")
		NewNote add(@RequestBody @Valid NewNote note) {
			this.added.incrementAndGet();
			return note;
		}

		@GetMapping("/refused")
		void refused() {
			throw new ProblemException(HttpStatus.CONFLICT, "stale-answer", "Somebody was faster.").with("revision", 7);
		}

		@GetMapping("/broken")
		void broken() {
			throw new IllegalStateException("secret detail");
		}

		@GetMapping("/open/page")
		String page(@RequestParam(defaultValue = "") String after) {
			return "\"" + after.length() + "\"";
		}

		@GetMapping("/outage")
		void outage() {
			throw new DataAccessResourceFailureException("no database");
		}

	}

}
