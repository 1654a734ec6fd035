package ru.neuromagic.test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The house rules that a machine can check. A service calls {@link #check} with its root package in one test. */
public final class ArchitectureRules {

	private ArchitectureRules() {
	}

	/**
	 * Checks the production code of a package and below.
	 * @throws AssertionError naming what breaks which rule
	 */
	public static void check(String rootPackage) {
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(rootPackage);
		SlicesRuleDefinition.slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles().check(classes);
		ArchRuleDefinition.noClasses()
			.should()
			.haveNameMatching(".*(Impl|Dto|DTO|Manager|Helper|Util|Utils)")
			.because("names say what a thing is")
			.check(classes);
		ArchRuleDefinition.noClasses()
			.should()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(java.time.LocalDate.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.because("the time is asked of the Clock bean")
			.check(classes);
		ArchRuleDefinition.noClasses()
			.that()
			.haveSimpleNameNotEndingWith("Listener")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("org.springframework.kafka.annotation.KafkaListener")
			.because("a listener is called one")
			.check(classes);
		GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(classes);
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
	}

}
