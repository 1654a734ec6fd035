package ru.neuromagic.notification;

import ru.neuromagic.test.MetricsContract;

@ServiceTest
class MetricsMvcTests extends MetricsContract {

}
