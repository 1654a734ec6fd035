package ru.neuromagic.notification;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

import ru.neuromagic.test.ArchitectureRules;

class ArchitectureTests {

	private static final String ROOT = "ru.neuromagic.notification";

	@Test
	void houseRulesHold() {
		ArchitectureRules.check(ROOT);
	}

	@Test
	void channelsKnowNotificationsAndNotEachOther() {
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInLayers()
			.layer("inbox").definedBy(ROOT + ".inbox..")
			.layer("email").definedBy(ROOT + ".email..")
			.layer("contact").definedBy(ROOT + ".contact..")
			.layer("preference").definedBy(ROOT + ".preference..")
			.layer("notification").definedBy(ROOT + ".notification..")
			.layer("recipient").definedBy(ROOT + ".recipient..")
			.whereLayer("inbox").mayNotBeAccessedByAnyLayer()
			.whereLayer("email").mayNotBeAccessedByAnyLayer()
			.whereLayer("contact").mayNotBeAccessedByAnyLayer()
			.whereLayer("preference").mayOnlyBeAccessedByLayers("email")
			.whereLayer("notification").mayOnlyBeAccessedByLayers("inbox", "email", "contact", "preference")
			.check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT));
	}

}
