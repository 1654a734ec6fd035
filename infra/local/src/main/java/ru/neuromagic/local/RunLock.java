package ru.neuromagic.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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
		@Nullable FileLock lock = channel.tryLock();
		if (lock == null) {
			channel.close();
			return Optional.empty();
		}
		return Optional.of(new RunLock(channel));
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
