package ru.neuromagic.load.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Processor time by component, since each began or between two looks. */
public record Cpu(Map<String, Duration> byComponent) {

	/** What was used between an earlier look and this one. */
	public Cpu since(Cpu earlier) {
		Map<String, Duration> used = new LinkedHashMap<>();
		this.byComponent
			.forEach((name, now) -> used.put(name, now.minus(earlier.byComponent.getOrDefault(name, Duration.ZERO))));
		return new Cpu(used);
	}

	public Cpu plus(Cpu other) {
		Map<String, Duration> sum = new LinkedHashMap<>(this.byComponent);
		other.byComponent.forEach((name, more) -> sum.merge(name, more, Duration::plus));
		return new Cpu(sum);
	}

	public Duration of(String component) {
		return this.byComponent.getOrDefault(component, Duration.ZERO);
	}

	public Duration of(Predicate<String> components) {
		return this.byComponent.entrySet()
			.stream()
			.filter(entry -> components.test(entry.getKey()))
			.map(Map.Entry::getValue)
			.reduce(Duration.ZERO, Duration::plus);
	}

}
