package ru.neuromagic.web.inbox;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.layout.Notice;
import ru.neuromagic.web.security.KeptForm;

@Controller
@RequestMapping("/notifications/settings")
class NotificationSettingsPageController {

	private static final String PAGE = "inbox/settings";

	private final Calls calls;

	private final NotificationsClient notifications;

	NotificationSettingsPageController(Calls calls, NotificationsClient notifications) {
		this.calls = calls;
		this.notifications = notifications;
	}

	/**
	 * @param letters as stored or as just chosen; none when nobody could say
	 * @param unsaved what is shown was chosen but could not be saved
	 */
	record SettingsPage(NotificationsClient.Preferences.@Nullable Letters letters, boolean unsaved) {
	}

	@GetMapping
	String settings(HttpServletRequest request, Model model) {
		Optional<KeptForm> kept = KeptForm.takeSentTo("/notifications/settings", request);
		if (kept.isPresent()) {
			return page(new SettingsPage(chosen(kept.get()), false), model);
		}
		Reply<NotificationsClient.Preferences> stored = calls.ask(notifications::preferences);
		if (!stored.isUnavailable()) {
			return page(new SettingsPage(stored.orErrorPage().email(), false), model);
		}
		return page(new SettingsPage(null, false), model);
	}

	@PostMapping
	String save(@RequestParam(defaultValue = "false") boolean quests, @RequestParam(defaultValue = "false") boolean courses,
			Model model, HttpServletResponse response) {
		var chosen = new NotificationsClient.Preferences.Letters(quests, courses);
		Reply<Boolean> saved = calls.tell(() -> notifications.prefer(new NotificationsClient.Preferences(chosen)));
		if (saved.isUnavailable()) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			return page(new SettingsPage(chosen, true), model);
		}
		saved.orErrorPage();
		return "redirect:" + Notice.SETTINGS_SAVED.on("/notifications/settings");
	}

	/** What was chosen when the session had ended, and survived the login. */
	private static NotificationsClient.Preferences.Letters chosen(KeptForm form) {
		return new NotificationsClient.Preferences.Letters("true".equals(form.value("quests")), "true".equals(form.value("courses")));
	}

	private static String page(SettingsPage page, Model model) {
		model.addAttribute("page", page);
		return PAGE;
	}
}
