package ru.neuromagic.course;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

import ru.neuromagic.events.Topics;
import ru.neuromagic.service.events.Topic;
import ru.neuromagic.service.security.PublicEndpoints;

@SpringBootApplication
@ConfigurationPropertiesScan
public class CourseService {

	public static void main(String[] args) {
		SpringApplication.run(CourseService.class, args);
	}

	@Bean
	PublicEndpoints publicEndpoints() {
		return new PublicEndpoints().get("/api/courses", "/api/courses/{slug:(?!(?:enrollments|streak)$).*}",
				"/api/courses/{slug}/lessons/{lesson}");
	}

	@Bean
	NewTopic enrollmentsTopic() {
		return Topic.of(Topics.COURSE_ENROLLMENTS);
	}

	/** Tags follow the bytes of the answer, so that neither an edit nor a new build can leave a stale one valid. */
	@Bean
	FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
		var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
		filter.addUrlPatterns("/api/courses/*");
		return filter;
	}
}
