package ru.neuromagic.web.layout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a page says once after a redirect. It travels as a code in the address, so a guest needs no session for it and
 * nobody can put words into our mouth.
 */
public enum Notice {

	CODE_SENT("done"), COURSE_STARTED("done"), LESSON_COMPLETED("done"), ENROLL_FIRST("info"),
	START_FIRST("info"), ANSWER_SAVED("done"), ANSWER_KEPT("done"), TASK_SETTLED("info"), TASK_GONE("warn"), ATTEMPT_COMPLETED("info"),
	FORM_AGAIN("info"), ALL_READ("done"), SETTINGS_SAVED("done"), NOTHING_CHANGED("warn"), SERVICE_DOWN("warn");

	static final String PARAMETER = "notice";

	private static final String ATTRIBUTE = Notice.class.getName();

	private final String tone;

	Notice(String tone) {
		this.tone = tone;
	}

	static Optional<Notice> of(HttpServletRequest request) {
		return request.getAttribute(ATTRIBUTE) instanceof Notice notice ? Optional.of(notice)
				: of(Languages.parameter(request, PARAMETER));
	}

	private static Optional<Notice> of(@Nullable String code) {
		return Arrays.stream(values()).filter(notice -> notice.getCode().equals(code)).findFirst();
	}

	/** Says it on the page that answers this request. */
	public void onThisPage(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/** The local address with this notice on it. */
	public String on(String path) {
		int fragment = path.indexOf('#');
		String address = fragment < 0 ? path : path.substring(0, fragment);
		return address + (address.contains("?") ? "&" : "?") + PARAMETER + "=" + getCode()
				+ (fragment < 0 ? "" : path.substring(fragment));
	}

	public String getCode() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public String getTone() {
		return tone;
	}
}
