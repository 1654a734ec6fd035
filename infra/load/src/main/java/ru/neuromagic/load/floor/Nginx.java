package ru.neuromagic.load.floor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx as a proxy in front of a service, with kept-alive connections and an access log, as the gateway has them. */
public final class Nginx implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Process process;

	private final int port;

	/**
	 * @param folder for its configuration and log
	 * @param port where it listens
	 * @param service port of the service behind it
	 */
	public Nginx(Path folder, int port, int service) throws IOException, InterruptedException {
		this.port = port;
		Files.createDirectories(folder);
		Path configuration = folder.resolve("nginx.conf");
		Files.writeString(configuration, """
				daemon off;
				worker_processes 2;
				pid %1$s/nginx.pid;
				error_log %1$s/error.log warn;
				events { worker_connections 256; }
				http {
					access_log %1$s/access.log;
					client_body_temp_path %1$s/body;
					proxy_temp_path %1$s/proxy;
					fastcgi_temp_path %1$s/fastcgi;
					uwsgi_temp_path %1$s/uwsgi;
					scgi_temp_path %1$s/scgi;
					keepalive_requests 1000000;
					upstream service { server 127.0.0.1:%3$d; keepalive 64; }
					server {
						listen 127.0.0.1:%2$d;
						location / {
							proxy_pass http://service;
							proxy_http_version 1.1;
							proxy_set_header Connection "";
							proxy_set_header Host $http_host;
							proxy_set_header X-Forwarded-For $remote_addr;
							proxy_set_header X-Forwarded-Proto $scheme;
						}
					}
				}
				""".formatted(folder, port, service));
		this.process = new ProcessBuilder(
				List.of(Program.NGINX.path().toString(), "-e", folder.resolve("error.log").toString(), "-c", configuration.toString()))
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("output.log").toFile())
			.start();
		awaitReady(folder);
	}

	private void awaitReady(Path folder) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try (var socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 1000);
				return;
			}
			catch (IOException notYet) {
				if (!this.process.isAlive() || System.nanoTime() > deadline) {
					close();
					throw new IOException("nginx does not start: " + Files.readString(folder.resolve("error.log")));
				}
				Thread.sleep(50);
			}
		}
	}

	public long pid() {
		return this.process.pid();
	}

	public int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				this.process.descendants().forEach(ProcessHandle::destroyForcibly);
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
