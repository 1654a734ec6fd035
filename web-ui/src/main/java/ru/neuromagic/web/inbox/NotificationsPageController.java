package ru.neuromagic.web.inbox;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import ru.neuromagic.web.calls.Calls;
import ru.neuromagic.web.calls.Pending;
import ru.neuromagic.web.calls.Problem;
import ru.neuromagic.web.calls.Reply;
import ru.neuromagic.web.layout.Notice;

@Controller
@RequestMapping("/notifications")
class NotificationsPageController {

	private static final int PAGE = 20;

	private static final String HERE = "/notifications";

	private static final String ID = "{id:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";

	private final Calls calls;

	private final NotificationsClient notifications;

	NotificationsPageController(Calls calls, NotificationsClient notifications) {
		this.calls = calls;
		this.notifications = notifications;
	}

	record InboxPage(Reply<NotificationsClient.Inbox> inbox, Reply<List<NotificationsClient.Email>> emails) {
	}

	@GetMapping
	String inbox(@RequestParam @Nullable String before, Model model) {
		String cursor = before != null && before.matches("[A-Za-z0-9_=.:-]{1,200}") ? before : null;
		Pending<NotificationsClient.Inbox> inbox = calls.begin(() -> notifications.inbox(PAGE, cursor));
		Pending<NotificationsClient.Emails> emails = calls.begin(notifications::emails);
		model.addAttribute("page",
				new InboxPage(inbox.reply(), emails.reply().map(NotificationsClient.Emails::emails)));
		return "inbox/notifications";
	}

	@PostMapping("/" + ID + "/read")
	String read(@PathVariable UUID id) {
		return back(calls.tell(() -> notifications.markRead(id)), HERE);
	}

	@PostMapping("/read")
	String readAll() {
		return back(calls.tell(notifications::markAllRead), Notice.ALL_READ.on(HERE));
	}

	@GetMapping({ "/read", "/" + ID + "/read" })
	String backToInbox() {
		return "redirect:" + HERE;
	}

	private static String back(Reply<Boolean> reply, String done) {
		return "redirect:" + switch (reply) {
			case Reply.Given<Boolean> given -> done;
			// gone meanwhile: the inbox shows how things are
			case Reply.Refused<Boolean>(Problem problem) when problem.is("notification-not-found") -> HERE;
			case Reply.Refused<Boolean> refused -> {
				refused.orErrorPage();
				throw new AssertionError(refused);
			}
			case Reply.Unavailable<Boolean>() -> Notice.SERVICE_DOWN.on(HERE);
		};
	}
}
