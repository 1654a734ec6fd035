package ru.neuromagic.quest;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.OpenApiContract;

@IntegrationTest
class OpenApiTests extends OpenApiContract {

}
