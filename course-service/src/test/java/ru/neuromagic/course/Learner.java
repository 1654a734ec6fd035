package ru.neuromagic.course;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import ru.neuromagic.test.Tokens;

/** Somebody who uses the API: each one is new. */
public record Learner(UUID id, MockMvcTester mvc) {

	public static Learner with(MockMvcTester mvc) {
		return new Learner(UUID.randomUUID(), mvc);
	}

	public MvcTestResult get(String address) {
		return mvc.get().uri(address).header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(id)).exchange();
	}

	public MvcTestResult put(String address) {
		return mvc.put().uri(address).header(HttpHeaders.AUTHORIZATION, Tokens.get().learner(id)).exchange();
	}

	public MvcTestResult enroll(String course) {
		return put("/api/courses/" + course + "/enrollment");
	}

	public MvcTestResult enrollment(String course) {
		return get("/api/courses/" + course + "/enrollment");
	}

	public MvcTestResult complete(String course, String lesson) {
		return put("/api/courses/" + course + "/lessons/" + lesson + "/completion");
	}
}
