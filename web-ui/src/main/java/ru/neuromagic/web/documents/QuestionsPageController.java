package ru.neuromagic.web.documents;

import java.util.Locale;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class QuestionsPageController {

	private final Questions questions;

	QuestionsPageController(Questions questions) {
		this.questions = questions;
	}

	@GetMapping("/faq")
	String questions(Model model, Locale locale) {
		model.addAttribute("groups", questions.in(locale.getLanguage()));
		return "documents/questions";
	}
}
