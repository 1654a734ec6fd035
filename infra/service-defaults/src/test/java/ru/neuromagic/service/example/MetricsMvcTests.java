package ru.neuromagic.service.example;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.MetricsContract;

@IntegrationTest
class MetricsMvcTests extends MetricsContract {

}
