package ru.neuromagic.local.component;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class ServicesTests {

	@Test
	void theGatewayAnswersUnderTheNamesOfThisMachineAndLetsOperatorsIn(@TempDir Path folder) {
		DataFolder data = new DataFolder(folder);
		data.create();
		Context context = new Context(new Settings(folder, data, folder, 1000, false, Set.of(), false, 100), new Secrets(data.secrets()),
				new RunRecords(data.run()));

		Map<String, String> told = Services.of(context)
			.stream()
			.filter(component -> component.name().equals("gateway-service"))
			.map(Service.class::cast)
			.findFirst()
			.orElseThrow()
			.environment();

		assertThat(told).containsEntry("PUBLIC_URL", "http://localhost:9080")
			.containsEntry("ALLOWED_HOSTS", "127.0.0.1:9080")
			.containsEntry("DEVICE_LOGIN", "true");
	}

}
