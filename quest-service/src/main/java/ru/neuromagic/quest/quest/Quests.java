package ru.neuromagic.quest.quest;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All quests. New attempts begin with the version that this instance was released with; other versions, which open
 * attempts began with, come from the database. A version never changes, so each is read and rendered once.
 */
@Repository
public class Quests {

	private final JdbcClient jdbc;

	private final Map<QuestVersion, Quest> versions = new ConcurrentHashMap<>();

	private volatile SortedMap<QuestCursor, Quest> catalogue = Collections.emptySortedMap();

	private volatile Map<String, Quest> published = Map.of();

	Quests(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The quest that learners find under the slug now. */
	public Optional<Quest> published(String slug) {
		return Optional.ofNullable(this.published.get(slug));
	}

	/** At most so many of the quests that learners find now, shortest first, from the beginning or after the cursor. */
	List<Quest> published(@Nullable QuestCursor after, int limit) {
		SortedMap<QuestCursor, Quest> all = this.catalogue;
		// tailMap begins with the cursor itself, whose quest may be gone
		return ((after != null) ? all.tailMap(after) : all).entrySet()
			.stream()
			.filter(entry -> !entry.getKey().equals(after))
			.map(Map.Entry::getValue)
			.limit(limit)
			.toList();
	}

	public Quest version(QuestVersion version) {
		Quest known = this.versions.get(version);
		return (known != null) ? known : this.versions.computeIfAbsent(version, this::load);
	}

	private Quest load(QuestVersion version) {
		String content = this.jdbc.sql("""
				select content
				from quest_version
				where id = :id
				limit 1
				""").param("id", version.value()).query(String.class).single();
		return new QuestSource(version, content).read();
	}

	void store(QuestSource source, Quest quest) {
		this.jdbc.sql("""
				insert into quest_version (id, quest_id, content)
				values (:id, :questId, cast(:content as jsonb))
				on conflict (id) do nothing
				""")
			.param("id", source.version().value())
			.param("questId", quest.id().value())
			.param("content", source.json())
			.update();
		this.versions.put(quest.version(), quest);
	}

	/** From now on these, and no others, can be begun. */
	void publish(Collection<Quest> quests) {
		Check.distinct(quests, quest -> quest.id().value().toString(), "quests");
		Check.distinct(quests, quest -> quest.slug().value(), "quests");
		this.catalogue = quests.stream()
			.collect(Collectors.toMap(QuestCursor::of, Function.identity(), (one, other) -> one, TreeMap::new));
		this.published = quests.stream()
			.collect(Collectors.toUnmodifiableMap(quest -> quest.slug().value(), Function.identity()));
	}

}
