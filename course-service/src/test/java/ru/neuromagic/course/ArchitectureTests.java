package ru.neuromagic.course;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import ru.neuromagic.test.ArchitectureRules;

class ArchitectureTests {

	@Test
	void keepsTheHouseRules() {
		ArchitectureRules.check("ru.neuromagic.course");
	}

	@Test
	void roomsDependInOneDirection() {
		var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("ru.neuromagic.course");
		layeredArchitecture().consideringOnlyDependenciesInLayers()
				.layer("content").definedBy("..course.content..")
				.layer("progress").definedBy("..course.progress..")
				.layer("enrollment").definedBy("..course.enrollment..")
				.layer("catalog").definedBy("..course.catalog..")
				.whereLayer("content").mayNotBeAccessedByAnyLayer()
				.whereLayer("progress").mayNotBeAccessedByAnyLayer()
				.whereLayer("enrollment").mayOnlyBeAccessedByLayers("progress")
				.whereLayer("catalog").mayOnlyBeAccessedByLayers("content", "enrollment", "progress")
				.check(classes);
	}
}
