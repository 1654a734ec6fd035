package ru.neuromagic.test;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One Kafka broker (KRaft) per test run. It stops with the JVM. Topics are made by the service, never by use. */
public final class RealKafka {

	private static final RealKafka INSTANCE = new RealKafka();

	private final EmbeddedKafkaKraftBroker broker;

	private RealKafka() {
		this.broker = new EmbeddedKafkaKraftBroker(1, 1);
		this.broker.brokerProperty("auto.create.topics.enable", "false");
		this.broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
		this.broker.brokerProperty("offsets.topic.num.partitions", "2");
		this.broker.afterPropertiesSet();
		Runtime.getRuntime().addShutdownHook(new Thread(this.broker::destroy, "stop-kafka"));
	}

	public static RealKafka get() {
		return INSTANCE;
	}

	public String bootstrapServers() {
		return this.broker.getBrokersAsString();
	}

}
