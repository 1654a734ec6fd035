package ru.neuromagic.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

import ru.neuromagic.test.IntegrationTest;

/** The whole service with real PostgreSQL, Kafka and SMTP, and a clock that can be put forward. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest(properties = { "neuromagic.email.poll=50ms", "spring.mail.host=127.0.0.1", "CONTACT_EMAIL=hello@neuro-magic.ru",
		"SMTP_FROM_EMAIL=no-reply@neuro-magic.ru",
		"logging.level.com.icegreen=warn", "logging.level.kafka=warn", "logging.level.state.change.logger=warn" })
@Import(RealParts.class)
public @interface ServiceTest {

}
