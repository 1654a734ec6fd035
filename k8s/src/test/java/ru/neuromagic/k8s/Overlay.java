package ru.neuromagic.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The base and its overlays, as kustomize builds them. */
enum Overlay {

	BASE("k8s/base"), LOCAL("k8s/overlays/local"), PRODUCTION("k8s/overlays/production");

	private final Manifests manifests;

	Overlay(String folder) {
		this.manifests = Manifests.parse(Kubectl.kustomize(Copy.FOLDER.resolve(folder)));
	}

	Manifests manifests() {
		return this.manifests;
	}

	/** The local overlay wants secrets, and these are generated where nobody's own lie. */
	private static final class Copy {

		static final Path FOLDER = make();

		private static Path make() {
			Path target = Path.of("target", "kustomize").toAbsolutePath();
			for (String folder : new String[] { "k8s/base", "k8s/overlays", "infra/postgres", "infra/docker/postgres" }) {
				try (Stream<Path> files = Files.walk(Repository.path(folder))) {
					for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
						Path copy = target.resolve(Repository.ROOT.relativize(file));
						Files.createDirectories(copy.getParent());
						Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
					}
				}
				catch (IOException failure) {
					throw new UncheckedIOException(failure);
				}
			}
			Kubectl.run(target, "k8s/overlays/local/generate-secrets");
			return target;
		}

	}

}
