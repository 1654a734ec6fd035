package ru.neuromagic.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import ru.neuromagic.local.setup.Refusal;

/** Asks before something is lost. */
final class Question {

	private static final Set<String> YES = Set.of("y", "yes", "д", "да");

	private final PrintStream out;

	Question(PrintStream out) {
		this.out = out;
	}

	/**
	 * Whether the user wants it.
	 * @param consequence what will happen
	 * @param refusal the same where nobody can be asked
	 */
	boolean confirmed(String consequence, String refusal) throws IOException {
		if (!Boolean.getBoolean("neuromagic.input")) {
			throw new Refusal(refusal + " There is no terminal to ask at: repeat it with --yes");
		}
		this.out.print(consequence + " Go on? [y/N] ");
		this.out.flush();
		@Nullable String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
		return answer != null && YES.contains(answer.strip().toLowerCase());
	}

}
