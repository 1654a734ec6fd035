package ru.neuromagic.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The running application on a port of its own, on real PostgreSQL; the services and Keycloak are stand-ins. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
// each test sets up what the services say and sees it at once
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "neuromagic.guest-pages.kept=0s", "neuromagic.unread-count.kept=0s",
				// it would be counted with the statements of a page
				"spring.session.jdbc.cleanup-cron=-" })
@ContextConfiguration(initializers = Platform.Initializer.class)
@ExtendWith(Platform.class)
public @interface PagesTest {
}
