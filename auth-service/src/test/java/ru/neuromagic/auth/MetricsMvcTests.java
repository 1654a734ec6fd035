package ru.neuromagic.auth;

import ru.neuromagic.test.MetricsContract;

@AuthIntegrationTest
class MetricsMvcTests extends MetricsContract {

}
