package ru.neuromagic.local;

import java.util.ArrayList;
import java.util.List;

import ru.neuromagic.local.component.Prometheus;
import ru.neuromagic.local.setup.Port;
import ru.neuromagic.local.setup.Settings;

/** The short table that is shown when everything is ready. */
final class Summary {

	private final Settings settings;

	Summary(Settings settings) {
		this.settings = settings;
	}

	String text(String seconds, String account) {
		String url = this.settings.publicUrl();
		List<String[]> rows = new ArrayList<>();
		rows.add(new String[] { "Site", url });
		rows.add(new String[] { "Demo account", account });
		rows.add(new String[] { "Mailbox", "http://localhost:" + this.settings.port(Port.MAILBOX) });
		if (!this.settings.leftOut().contains(Prometheus.NAME)) {
			rows.add(new String[] { "Prometheus", Prometheus.page(this.settings) });
		}
		rows.add(new String[] { "API docs", url + "/api/auth/docs" });
		rows.add(new String[] { "", url + "/api/courses/docs" });
		rows.add(new String[] { "", url + "/api/quests/docs" });
		rows.add(new String[] { "", url + "/api/notifications/docs" });
		rows.add(new String[] { "Passwords", this.settings.data().secrets().toString() });
		rows.add(new String[] { "Logs", "./neuromagic logs [component] [-f]" });
		rows.add(new String[] { "Stop", "Ctrl-C here, or ./neuromagic down" });
		StringBuilder text = new StringBuilder("\nNeuromagic is ready after ").append(seconds).append(".\n\n");
		rows.forEach(row -> text.append("  %-13s %s%n".formatted(row[0], row[1])));
		return text.toString();
	}

}
