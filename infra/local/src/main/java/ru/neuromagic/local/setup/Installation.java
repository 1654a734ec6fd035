package ru.neuromagic.local.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Facts that the data were made with and that later starts must respect. */
public final class Installation {

	private static final String PORT_OFFSET = "port-offset";

	private static final String DEMO_ACCOUNT = "demo-account";

	private final DataFolder data;

	private final Path file;

	private final Properties facts = new Properties();

	public Installation(DataFolder data) {
		this.data = data;
		this.file = data.installation();
		if (Files.exists(this.file)) {
			try (var reader = Files.newBufferedReader(this.file)) {
				this.facts.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** Keycloak's clients know the public address by heart, so data and ports belong together. */
	public void requirePortOffset(int offset) {
		String made = this.facts.getProperty(PORT_OFFSET, Integer.toString(offset));
		if (!Files.exists(this.data.of("postgres"))) {
			return;
		}
		if (!made.equals(Integer.toString(offset))) {
			throw new Refusal("The data in %s were made with --port-offset %s. Start with that offset, or keep other data for this one: --data DIR --port-offset %d"
				.formatted(this.file.getParent(), made, offset));
		}
	}

	public void usePortOffset(int offset) {
		note(PORT_OFFSET, Integer.toString(offset));
	}

	/** The offset that the data were made with. */
	public int portOffset() {
		return Integer.parseInt(this.facts.getProperty(PORT_OFFSET, "0"));
	}

	public boolean hasDemoAccount() {
		return this.facts.containsKey(DEMO_ACCOUNT);
	}

	public void demoAccountMade(String email) {
		note(DEMO_ACCOUNT, email);
	}

	/** After other data took the place of these. */
	public void demoAccountForgotten() {
		if (this.facts.remove(DEMO_ACCOUNT) != null) {
			store();
		}
	}

	private void note(String fact, String value) {
		if (!value.equals(this.facts.setProperty(fact, value))) {
			store();
		}
	}

	private void store() {
		try (var writer = Files.newBufferedWriter(this.file)) {
			this.facts.store(writer, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
