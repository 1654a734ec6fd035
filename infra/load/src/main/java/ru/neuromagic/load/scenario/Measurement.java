package ru.neuromagic.load.scenario;

import java.time.Duration;
import java.util.List;

import org.HdrHistogram.Histogram;
import ru.neuromagic.load.machine.Cpu;

/**
 * What a scenario cost.
 *
 * @param times of single turns, in microseconds
 * @param failures what was wrong with turns that are not among the times
 * @param lasted from the first turn's begin to the last one's end
 * @param cpu of the platform's components in that time
 * @param compilers what just-in-time compilers took of {@code cpu}: a platform is warm when it is next to nothing
 * @param generator what the measuring itself took of the same processors
 */
public record Measurement(String name, String title, Histogram times, List<String> failures, Duration lasted, Cpu cpu,
		Duration compilers, Duration generator) {

	public long turns() {
		return this.times.getTotalCount();
	}

	public double perSecond() {
		return turns() / seconds();
	}

	public double percentile(double percent) {
		return this.times.getValueAtPercentile(percent) / 1000.0;
	}

	/** Milliseconds of processor for one turn. */
	public double perTurn(Duration used) {
		return (turns() > 0) ? used.toNanos() / 1e6 / turns() : Double.NaN;
	}

	/** Milliseconds of processor of all components for one turn. */
	public double perTurnOfAll() {
		return perTurn(this.cpu.of(_ -> true));
	}

	/** Share of the components' time that compilers took, 0 to 1. */
	public double compiling() {
		Duration all = this.cpu.of(_ -> true);
		return all.isZero() ? 0 : (double) this.compilers.toNanos() / all.toNanos();
	}

	/**
	 * The part of the components' time that they would have used anyway, in milliseconds for one turn.
	 * @param idle share of one processor that they use when nobody asks, 0 to 1 and above
	 */
	public double idlePerTurn(double idle) {
		return (turns() > 0) ? idle * seconds() * 1000 / turns() : Double.NaN;
	}

	private double seconds() {
		return this.lasted.toNanos() / 1e9;
	}

}
