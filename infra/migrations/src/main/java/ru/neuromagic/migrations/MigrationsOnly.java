package ru.neuromagic.migrations;

import java.util.function.IntConsumer;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Ends a program that shall only migrate, before any other part of it stands: Flyway with the program's own settings, nothing
 * else, so that it takes little time and none of the secrets but the database's.
 */
class MigrationsOnly implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private final IntConsumer exit;

	MigrationsOnly() {
		this(System::exit);
	}

	MigrationsOnly(IntConsumer exit) {
		this.exit = exit;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (Migrations.of(event.getEnvironment()) != Migrations.ONLY) {
			return;
		}
		try (var context = new AnnotationConfigApplicationContext()) {
			context.setEnvironment(sameSettings(event.getEnvironment()));
			context.register(FlywayAlone.class);
			context.refresh();
		}
		this.exit.accept(0);
	}

	/** Without what the program itself cannot do without. */
	private static ConfigurableEnvironment sameSettings(ConfigurableEnvironment environment) {
		var same = new StandardEnvironment();
		same.merge(environment);
		ConfigurationPropertySources.attach(same);
		same.setRequiredProperties("spring.datasource.password");
		return same;
	}

	/** After those who read configuration files and set up the log. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
	static class FlywayAlone {

	}

}
