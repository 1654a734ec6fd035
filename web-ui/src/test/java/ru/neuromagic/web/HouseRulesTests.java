package ru.neuromagic.web;

import org.junit.jupiter.api.Test;

import ru.neuromagic.test.ArchitectureRules;

class HouseRulesTests {

	@Test
	void hold() {
		ArchitectureRules.check("ru.neuromagic.web");
	}
}
