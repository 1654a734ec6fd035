package ru.neuromagic.notification;

import java.time.Clock;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ru.neuromagic.events.EventType;
import ru.neuromagic.test.KafkaProbe;

@TestConfiguration(proxyBeanMethods = false)
class RealParts {

	static {
		for (EventType type : EventType.values()) {
			KafkaProbe.get().ensureTopic(type.topic());
		}
	}

	@Bean(destroyMethod = "stop")
	PostOffice postOffice() {
		PostOffice office = new PostOffice();
		office.start();
		return office;
	}

	@Bean
	DynamicPropertyRegistrar smtpPort(PostOffice office) {
		return registry -> registry.add("spring.mail.port", office::port);
	}

	@Bean
	Api api(MockMvcTester mvc) {
		return new Api(mvc);
	}

	@Bean
	Clock clock() {
		return new AdvancingClock();
	}

}
