package ru.neuromagic.gateway.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Counts and times requests by route: no handler here has a pattern, and an address is no label, since visitors choose it.
 * What web-ui's pages load is told apart from the pages: files come from memory and would make the pages look quick.
 */
@Component
class RequestsByRoute extends DefaultServerRequestObservationConvention {

	private static final String ROUTE = "route";

	private static final KeyValue NONE = KeyValue.of(ROUTE, "none");

	private static final KeyValue FILES = KeyValue.of(ROUTE, "files");

	@Override
	public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
		return super.getLowCardinalityKeyValues(context).and(route(context));
	}

	private static KeyValue route(ServerRequestObservationContext context) {
		if (!(context.getAttributes().get(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR) instanceof Route route)) {
			return NONE;
		}
		boolean file = context.getCarrier() != null && context.getCarrier().getPath().value().startsWith("/assets/");
		return file ? FILES : KeyValue.of(ROUTE, route.getId());
	}

}
