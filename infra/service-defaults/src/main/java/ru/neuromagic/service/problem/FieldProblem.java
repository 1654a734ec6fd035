package ru.neuromagic.service.problem;

/**
 * What is wrong with one input.
 *
 * @param field its name in the request, nested ones as {@code tasks[0].key}
 * @param code which rule it broke, in kebab case, such as {@code not-blank} or {@code type}
 * @param message the rule in English
 */
public record FieldProblem(String field, String code, String message) {

}
