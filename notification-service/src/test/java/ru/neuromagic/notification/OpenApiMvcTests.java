package ru.neuromagic.notification;

import ru.neuromagic.test.OpenApiContract;

@ServiceTest
class OpenApiMvcTests extends OpenApiContract {

}
