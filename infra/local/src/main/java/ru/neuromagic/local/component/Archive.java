package ru.neuromagic.local.component;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import ru.neuromagic.local.setup.DataFolder;
import ru.neuromagic.local.setup.Refusal;

/** Unpacks the parts: once, and never half. */
final class Archive {

	private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

	private Archive() {
	}

	/** Something that fills a folder. */
	interface Filling {

		void into(Path folder) throws IOException, InterruptedException;

	}

	/** Makes a folder appear complete or not at all. */
	static void once(Path folder, Filling filling) throws IOException, InterruptedException {
		if (Files.isDirectory(folder)) {
			return;
		}
		Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
		DataFolder.deleteTree(unfinished);
		Files.createDirectories(unfinished);
		filling.into(unfinished);
		Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
	}

	/** The only file in a folder whose name begins so. */
	static Path find(Path folder, String prefix) throws IOException {
		if (Files.isDirectory(folder)) {
			try (var files = Files.newDirectoryStream(folder, prefix + "*")) {
				for (Path file : files) {
					return file;
				}
			}
		}
		throw new Refusal("%s holds no %s…: build it with `mvn package -pl infra/local`, or run ./neuromagic up without --no-build."
			.formatted(folder, prefix));
	}

	/** Unpacks a zip whose entries stand in one top folder, which is left out. */
	static void unzipTopFolder(Path zip, Path target) throws IOException {
		try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
				if (name.isEmpty()) {
					continue;
				}
				Path file = inside(target, name);
				if (entry.isDirectory()) {
					Files.createDirectories(file);
				}
				else {
					Files.createDirectories(file.getParent());
					Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
					if (name.endsWith(".sh")) {
						Files.setPosixFilePermissions(file, EXECUTABLE);
					}
				}
			}
		}
	}

	/** Unpacks the one .txz that stands in a jar. */
	static void untarFromJar(Path jar, Path target) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			ZipEntry txz = zip.stream()
				.filter(entry -> entry.getName().endsWith(".txz"))
				.findFirst()
				.orElseThrow(() -> new IOException(jar + " holds no .txz"));
			try (InputStream in = zip.getInputStream(txz);
					TarArchiveInputStream tar = new TarArchiveInputStream(
							new XZCompressorInputStream(new BufferedInputStream(in)))) {
				untar(tar, target);
			}
		}
	}

	private static void untar(TarArchiveInputStream tar, Path target) throws IOException {
		for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
			Path file = inside(target, entry.getName());
			if (entry.isDirectory()) {
				Files.createDirectories(file);
				continue;
			}
			Files.createDirectories(file.getParent());
			if (entry.isSymbolicLink()) {
				inside(target, target.relativize(file.resolveSibling(entry.getLinkName())).toString());
				Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
			}
			else if (entry.isLink()) {
				Files.copy(inside(target, entry.getLinkName()), file, StandardCopyOption.COPY_ATTRIBUTES);
			}
			else {
				Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
				if ((entry.getMode() & 0100) != 0) {
					Files.setPosixFilePermissions(file, EXECUTABLE);
				}
			}
		}
	}

	private static Path inside(Path folder, String name) throws IOException {
		Path file = folder.resolve(name).normalize();
		if (!file.startsWith(folder)) {
			throw new IOException("An archive wants to write outside of its folder: " + name);
		}
		return file;
	}

}
