package ru.neuromagic.web.home;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import ru.neuromagic.content.text.TypedText;

/** What somebody writes to the team. */
class ContactForm {

	enum Topic {

		QUESTION, PROBLEM, PARTNERSHIP, OTHER;

		public String getCode() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	@NotBlank(message = "{contact.error.name-missing}")
	@Size(max = 100, message = "{contact.error.name-long}")
	private String name = "";

	@NotBlank(message = "{contact.error.email-missing}")
	@Size(max = 254, message = "{contact.error.email-long}")
	@Pattern(regexp = "|[^\\s@]+@[^\\s@]+\\.[^\\s@.]+", message = "{contact.error.email-wrong}")
	private String email = "";

	private Topic topic = Topic.QUESTION;

	@Size(min = 10, message = "{contact.error.message-short}")
	@Size(max = 4000, message = "{contact.error.message-long}")
	private String message = "";

	/** People do not see this field; programs that fill in whatever they find do. */
	private String reference = "";

	/** One form, one message, however often it is sent. */
	private String key = UUID.randomUUID().toString();

	ContactMessagesClient.ContactMessage filled() {
		return new ContactMessagesClient.ContactMessage(name, email, topic.getCode(), message);
	}

	boolean isTrapped() {
		return !reference.isBlank();
	}

	public List<Topic> getTopics() {
		return List.of(Topic.values());
	}

	public String getName() {
		return name;
	}

	public void setName(String name) {
		this.name = TypedText.line(name);
	}

	public String getEmail() {
		return email;
	}

	public void setEmail(String email) {
		this.email = TypedText.line(email);
	}

	public String getTopic() {
		return topic.getCode();
	}

	/** Anything but a topic that the page offers is a question. */
	public void setTopic(String code) {
		this.topic = Arrays.stream(Topic.values()).filter(topic -> topic.getCode().equals(code)).findFirst()
			.orElse(Topic.QUESTION);
	}

	public String getMessage() {
		return message;
	}

	public void setMessage(String message) {
		this.message = TypedText.lines(message);
	}

	public String getReference() {
		return reference;
	}

	public void setReference(String reference) {
		this.reference = reference;
	}

	public String getKey() {
		return key;
	}

	public void setKey(String key) {
		if (key.matches("[0-9a-f-]{36}")) {
			this.key = key;
		}
	}

	void renewKey() {
		key = UUID.randomUUID().toString();
	}
}
