package ru.neuromagic.load.learner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** As many learners as there are at once. They stay on the platform and are met again on the next run. */
public final class Learners implements AutoCloseable {

	private final List<Learner> all = new ArrayList<>();

	public Learners(int number, int gatewayPort, int mailboxPort) throws IOException, InterruptedException {
		for (int i = 0; i < number; i++) {
			Learner learner = new Learner(i, gatewayPort, mailboxPort);
			this.all.add(learner);
			learner.arrive();
		}
	}

	public Learner get(int number) {
		return this.all.get(number);
	}

	@Override
	public void close() {
		this.all.forEach(Learner::close);
	}

}
