package ru.neuromagic.quest.quest;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import ru.neuromagic.test.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@IntegrationTest
class ImportQuestsJdbcTests {

	private static final String RELEASED = "classpath:fixtures/quests/*.yaml";

	@Autowired
	private ImportQuests importQuests;

	@Autowired
	private Quests quests;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void importingAgainMakesNoNewVersion() {
		this.importQuests.importFrom(RELEASED);
		long versions = versions();
		this.importQuests.importFrom(RELEASED);
		assertThat(versions()).isEqualTo(versions);
	}

	@Test
	void wrongContentIsRefusedWithItsPlaceAndChangesNothing() {
		long versions = versions();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.importQuests.importFrom("classpath:fixtures/broken/*.yaml"))
			.withMessageContaining("owl-school.yaml")
			.withMessageContaining("tasks[0]")
			.withMessageContaining("exactly one option must be correct");
		assertThat(versions()).isEqualTo(versions);
		assertThat(this.quests.published("owl-words")).isPresent();
	}

	@Test
	void releaseWithoutQuestsIsRefused() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.importQuests.importFrom("classpath:fixtures/*.yaml"))
			.withMessageContaining("There are no quests at");
	}

	@Test
	void twoQuestsOfTheSameIdOrSlugAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.importQuests.importFrom("classpath:fixtures/twins/*.yaml"))
			.withMessageContaining("key twice");
		assertThat(this.quests.published("owl-school")).isPresent();
	}

	@Test
	void storedVersionReadsAsTheFileDoes() {
		Quest fromFile = this.quests.published("owl-school").orElseThrow();
		Quest fromDatabase = new Quests(this.jdbc).version(fromFile.version());
		assertThat(fromDatabase).usingRecursiveComparison()
			.withEqualsForType((one, other) -> one.pattern().equals(other.pattern()), Pattern.class)
			.isEqualTo(fromFile);
	}

	private long versions() {
		return this.jdbc.sql("select count(*) from quest_version").query(Long.class).single();
	}

}
