package ru.neuromagic.gateway;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The directions between the packages, and what a reactive gateway must not do. */
@AnalyzeClasses(packages = "ru.neuromagic.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule directions = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("origin").definedBy("ru.neuromagic.gateway.origin")
		.layer("observation").definedBy("ru.neuromagic.gateway.observation")
		.layer("fallback").definedBy("ru.neuromagic.gateway.fallback")
		.layer("doors").definedBy("ru.neuromagic.gateway.security", "ru.neuromagic.gateway.ratelimit", "ru.neuromagic.gateway.routing")
		.layer("entrance").definedBy("ru.neuromagic.gateway")
		.whereLayer("entrance").mayNotBeAccessedByAnyLayer()
		.whereLayer("doors").mayOnlyBeAccessedByLayers("entrance")
		.whereLayer("fallback").mayOnlyBeAccessedByLayers("doors", "entrance")
		.whereLayer("observation").mayOnlyBeAccessedByLayers("fallback", "doors", "entrance");

	@ArchTest
	static final ArchRule noCycles = slices().matching("ru.neuromagic.gateway.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule nothingBlocks = noClasses().should()
		.callMethod("reactor.core.publisher.Mono", "block")
		.orShould()
		.callMethod("java.lang.Thread", "sleep", "long")
		.orShould()
		.dependOnClassesThat()
		.resideInAnyPackage("jakarta.servlet..", "org.springframework.web.servlet..", "java.sql..");

}
