package ru.neuromagic.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** With a script in the launcher's place that writes down what it is told; the processes that it "starts" are this one. */
class PlatformTests {

	@TempDir
	Path home;

	@BeforeEach
	void makeScript() throws IOException {
		Path script = Files.writeString(this.home.resolve("neuromagic"), """
				#!/bin/sh
				home=$(dirname "$0")
				command=$1
				echo "$command logins $NEUROMAGIC_RATELIMITS_LOGIN_CLIENT_REQUESTS" >>"$home/commands"
				while [ $# -gt 1 ]; do shift; done
				mkdir -p "$1/run" "$1/apps/left-over"
				for name in launcher gateway-service web-ui auth-service course-service quest-service notification-service; do
					echo "pid=$PPID" >"$1/run/$name.pid"
				done
				[ $command != up ] || [ ! -e "$home/broken" ] || { echo "kafka is not ready"; exit 1; }
				""");
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
	}

	@Test
	void startsTwiceWithLimitsOutOfTheWayAndEndsWhatItStarted() throws IOException, InterruptedException {
		try (Platform platform = Platform.of(Options.parse(this.home))) {
			assertThat(platform.starts()).extracting(Platform.Start::title)
				.satisfiesExactly(cold -> assertThat(cold).startsWith("cold"), warm -> assertThat(warm).startsWith("warm"));
			assertThat(platform.starts()).allSatisfy(start -> assertThat(start.cpu()).isPositive());
			assertThat(commands()).containsExactly("reset logins 10000000", "up logins 10000000", "down logins 10000000",
					"up logins 10000000");
		}

		assertThat(commands()).hasSize(5).last().isEqualTo("down logins 10000000");
	}

	@Test
	void leavesAPlatformAloneThatRanAlready() throws IOException, InterruptedException {
		Platform.of(Options.parse(this.home, "--attach", this.home.toString())).close();

		assertThat(this.home.resolve("commands")).doesNotExist();
	}

	@Test
	void saysWhyThePlatformDoesNotStart() throws IOException {
		Files.writeString(this.home.resolve("broken"), "");

		assertThatIOException().isThrownBy(() -> Platform.of(Options.parse(this.home))).withMessageContaining("kafka is not ready");
	}

	private List<String> commands() throws IOException {
		return Files.readAllLines(this.home.resolve("commands"));
	}

}
