package ru.neuromagic.auth;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

import ru.neuromagic.test.ArchitectureRules;

class ArchitectureTests {

	private static final String ROOT = "ru.neuromagic.auth";

	@Test
	void keepsTheHouseRules() {
		ArchitectureRules.check(ROOT);
	}

	@Test
	void onlyIdentityKnowsKeycloak() {
		var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage(ROOT + ".identity")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..", "org.jboss..", "io.github.resilience4j..")
			.check(classes);
	}

	@Test
	void leavesKnowNothingOfRegistrations() {
		var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage(ROOT + ".account", ROOT + ".identity", ROOT + ".verification")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + ".registration")
			.check(classes);
	}

}
