package ru.neuromagic.web.layout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Times for people, in Moscow time until the browser's script puts its own zone in. The zone is not named: the script, where
 * it runs, makes the time local; elsewhere most readers live near that zone.
 */
@Component("moments")
public class Moments {

	private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

	private final Clock clock;

	Moments(Clock clock) {
		this.clock = clock;
	}

	public String day(Instant time) {
		return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), time);
	}

	public String day(LocalDate day) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(LocaleContextHolder.getLocale()).format(day);
	}

	public String minute(Instant time) {
		return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), time);
	}

	private static String format(DateTimeFormatter formatter, Instant time) {
		Locale locale = LocaleContextHolder.getLocale();
		return formatter.withLocale(locale).format(time.atZone(ZONE));
	}

	/** A time zone as people call it, with how far its clocks are from UTC today; an id that is unknown here stays as it is. */
	public String zone(String id) {
		if (!ZoneId.getAvailableZoneIds().contains(id)) {
			return id;
		}
		ZoneId zone = ZoneId.of(id);
		String offset = DateTimeFormatter.ofPattern("'UTC'xxx").format(clock.instant().atZone(zone));
		return zone.getDisplayName(TextStyle.FULL_STANDALONE, LocaleContextHolder.getLocale()) + ", "
				+ offset.replace("+00:00", "").replaceFirst("([+-])0?(\\d+):00$", "$1$2");
	}
}
