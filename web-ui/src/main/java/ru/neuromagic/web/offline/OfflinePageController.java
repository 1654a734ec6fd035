package ru.neuromagic.web.offline;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class OfflinePageController {

	/** @param sent whether it stands where the answer to a form would */
	@GetMapping("/offline")
	String offline(@RequestParam @Nullable String sent, Model model) {
		model.addAttribute("sent", sent != null);
		return "offline/offline";
	}
}
