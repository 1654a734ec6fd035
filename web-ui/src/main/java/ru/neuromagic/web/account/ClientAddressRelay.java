package ru.neuromagic.web.account;

import feign.RequestInterceptor;
import feign.RequestTemplate;

import ru.neuromagic.web.calls.Caller;

/** Not a component: it belongs to the one client that names it. */
class ClientAddressRelay implements RequestInterceptor {

	@Override
	public void apply(RequestTemplate request) {
		String address = Caller.current().address();
		if (address != null) {
			request.header("X-Forwarded-For", address);
		}
	}
}
