package ru.neuromagic.course.catalog;

import java.util.List;
import java.util.UUID;

public record Module(UUID id, LocalizedText title, List<Step> steps) {

	public Module {
		steps = List.copyOf(steps);
	}
}
