package ru.neuromagic.quest.attempt;

import java.util.UUID;

public record AttemptId(UUID value) {

}
