package ru.neuromagic.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the launcher that runs; the operating system releases it however that launcher ends. */
final class RunLock implements AutoCloseable {

	private final FileChannel channel;

	private RunLock(FileChannel channel) {
		this.channel = channel;
	}

	/** The lock, unless a launcher holds it. */
	static Optional<RunLock> tryAcquire(Path runFolder) throws IOException {
		FileChannel channel = FileChannel.open(runFolder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (!locks(channel)) {
			channel.close();
			return Optional.empty();
		}
		return Optional.of(new RunLock(channel));
	}

	private static boolean locks(FileChannel channel) throws IOException {
		try {
			return channel.tryLock() != null;
		}
		catch (OverlappingFileLockException heldHere) {
			// the system asks between programs only
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
