package ru.neuromagic.quest.quest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads the quests that are released with this service, before it takes requests. Wrong content stops the start: better
 * no new release than a quest that cannot be answered.
 */
@Component
public class ImportQuests implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ImportQuests.class);

	private final QuestContent content;

	private final ResourcePatternResolver resources;

	private final Quests quests;

	private final TransactionOperations transaction;

	private volatile boolean running;

	ImportQuests(QuestContent content, ResourcePatternResolver resources, Quests quests,
			TransactionOperations transaction) {
		this.content = content;
		this.resources = resources;
		this.quests = quests;
		this.transaction = transaction;
	}

	@Override
	public void start() {
		importFrom(this.content.location());
		this.running = true;
	}

	/** Makes the quests of those files the ones that can be begun; attempts keep the version that they began with. */
	public void importFrom(String location) {
		List<Quest> imported = new ArrayList<>();
		this.transaction.executeWithoutResult(status -> {
			for (Resource file : files(location)) {
				QuestSource source = QuestSource.of(file);
				Quest quest = read(source, file);
				this.quests.store(source, quest);
				imported.add(quest);
			}
		});
		this.quests.publish(imported);
		log.info("{} quests can be begun", imported.size());
	}

	private Resource[] files(String location) {
		try {
			Resource[] files = this.resources.getResources(location);
			if (files.length == 0) {
				throw new IllegalStateException("There are no quests at " + location);
			}
			return files;
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static Quest read(QuestSource source, Resource file) {
		try {
			Quest quest = source.read();
			Check.present(quest.summary(), "summary");
			return quest;
		}
		catch (IllegalArgumentException wrong) {
			throw new IllegalStateException("%s, %s".formatted(file.getFilename(), wrong.getMessage()), wrong);
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server, which starts in one of the last phases. */
	@Override
	public int getPhase() {
		return 0;
	}

}
