package ru.neuromagic.auth;

import ru.neuromagic.test.OpenApiContract;

@AuthIntegrationTest
class OpenApiTests extends OpenApiContract {

}
