package ru.neuromagic.quest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

import ru.neuromagic.test.ArchitectureRules;

class ArchitectureTests {

	private static final String ROOT = "ru.neuromagic.quest";

	@Test
	void keepsTheHouseRules() {
		ArchitectureRules.check(ROOT);
	}

	@Test
	void roomsKnowOnlyThoseBelow() {
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(ROOT);
		Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInAnyPackage(ROOT + "..")
			.layer("hint").definedBy(ROOT + ".hint")
			.layer("trial").definedBy(ROOT + ".trial")
			.layer("attempt").definedBy(ROOT + ".attempt")
			.layer("grading").definedBy(ROOT + ".grading")
			.layer("quest").definedBy(ROOT + ".quest")
			.layer("content").definedBy(ROOT + ".content")
			.whereLayer("hint").mayNotBeAccessedByAnyLayer()
			.whereLayer("trial").mayNotBeAccessedByAnyLayer()
			.whereLayer("attempt").mayOnlyBeAccessedByLayers("hint")
			.whereLayer("grading").mayOnlyBeAccessedByLayers("attempt", "trial")
			.whereLayer("quest").mayOnlyBeAccessedByLayers("grading", "attempt", "trial")
			.check(classes);
	}

}
