package ru.neuromagic.course;

import ru.neuromagic.test.IntegrationTest;
import ru.neuromagic.test.MetricsContract;

@IntegrationTest
class MetricsMvcTests extends MetricsContract {

}
