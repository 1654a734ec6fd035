package ru.neuromagic.local.component;

import ru.neuromagic.local.process.RunRecords;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Secrets;
import ru.neuromagic.local.setup.Settings;

/**
 * What every component is made with.
 *
 * @param settings of this run
 * @param secrets of this installation
 * @param records of what runs
 */
public record Context(Settings settings, Secrets secrets, RunRecords records) {

	DataFolder data() {
		return this.settings.data();
	}

}
