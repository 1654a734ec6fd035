package ru.neuromagic.web.offline;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class OfflinePageController {

	@GetMapping("/offline")
	String offline() {
		return "offline/offline";
	}
}
