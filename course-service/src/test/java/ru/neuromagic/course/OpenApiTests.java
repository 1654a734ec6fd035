package ru.neuromagic.course;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.OpenApiContract;

@IntegrationTest
class OpenApiTests extends OpenApiContract {
}
