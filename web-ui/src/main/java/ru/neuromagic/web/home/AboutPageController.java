package ru.neuromagic.web.home;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class AboutPageController {

	/** What learners of other platforms complain about and this one keeps its word on; a promise is added when it is kept. */
	private static final List<String> KEPT = List.of("saved", "progress", "tries", "hints", "keys", "letters", "everyone", "calm");

	private static final List<String> NOT_YET = List.of("certificates", "deletion", "digest", "telegram");

	@GetMapping("/about")
	String about(Model model) {
		model.addAttribute("promises", KEPT);
		model.addAttribute("laters", NOT_YET);
		return "home/about";
	}
}
