package ru.neuromagic.keycloak.reset;

import java.security.cert.X509Certificate;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.FormPartValue;
import org.keycloak.http.HttpRequest;

/** What is left of a request that was answered: the address it came by, from which links are made. */
record EndedRequest(UriInfo uri) implements HttpRequest {

	@Override
	public UriInfo getUri() {
		return this.uri;
	}

	@Override
	public String getHttpMethod() {
		return "";
	}

	@Override
	public MultivaluedMap<String, String> getDecodedFormParameters() {
		return new MultivaluedHashMap<>();
	}

	@Override
	public MultivaluedMap<String, FormPartValue> getMultiPartFormParameters() {
		return new MultivaluedHashMap<>();
	}

	@Override
	public @Nullable HttpHeaders getHttpHeaders() {
		return null;
	}

	@Override
	public X509Certificate @Nullable [] getClientCertificateChain() {
		return null;
	}

	@Override
	public boolean isProxyTrusted() {
		return true;
	}

}
