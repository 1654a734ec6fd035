package ru.neuromagic.load;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	@Test
	void startsAPlatformOfItsOwnUnlessToldOtherwise() {
		assertThat(Options.parse(Path.of("/home")).attach()).isNull();
		assertThat(Options.parse(Path.of("/home"), "--attach", "/data").attach()).isEqualTo(Path.of("/data"));
	}

	@Test
	void takesScenariosTimeAndVisitors() {
		Options options = Options.parse(Path.of("/home"), "--scenario", "home,answer", "--seconds", "3", "--concurrency", "2",
				"--port-offset", "500");

		assertThat(options.scenarios()).containsExactly("home", "answer");
		assertThat(options.duration()).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.concurrency()).isEqualTo(2);
		assertThat(options.port(8080)).isEqualTo(8580);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--seconds 0", "--seconds 9999", "--concurrency 1000", "--concurrency", "--forever" })
	void refusesWhatWouldNotEndOrIsUnknown(String arguments) {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(Path.of("/home"), arguments.split(" ")));
	}

}
