package ru.neuromagic.web.look;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.ZoneOffset;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import ru.neuromagic.web.PagesTest;

/** The running application, met by Chromium at a time that stands still. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PagesTest
@Import({ BrowserTest.StoppedClock.class, BrowserTest.BrokenPage.class })
@ExtendWith(Visits.Resolver.class)
@interface BrowserTest {

	@TestConfiguration(proxyBeanMethods = false)
	class StoppedClock {

		@Bean
		@Primary
		Clock stoppedClock() {
			return Clock.fixed(Visits.NOW, ZoneOffset.UTC);
		}
	}

	/** An address that fails as only a mistake of ours does. */
	@Controller
	class BrokenPage {

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("broken on purpose");
		}
	}
}
