package ru.neuromagic.observability;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"up == 0 | up",
			"sum by (le, route) (rate(seconds_bucket{le=\"0.5\",uri!~\"/a{2}.*\"}[5m])) / 1e9 | seconds_bucket",
			"a:b:rate5m > 0.01 and on (job) c unless d offset 1w | a:b:rate5m c d",
			"sum(a) / on (x) group_left (name) b or vector(0) | a b",
			"histogram_quantile(0.99, sum by (le) (rate(s_bucket[$__rate_interval]))) | s_bucket",
			"max_over_time(state{state=\"open\"}[2m]) > bool 0 | state" })
	void namesTheMetricsAndNothingElse(String promql, String metrics) {
		assertThat(new Expression("here", promql).metrics()).containsExactlyInAnyOrder(metrics.split(" "));
	}

}
