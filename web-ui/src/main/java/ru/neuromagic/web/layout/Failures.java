package ru.neuromagic.web.layout;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** That whatever somebody sends is met by a page of ours, and is never a failure of ours. */
@Component
@ControllerAdvice
class Failures implements WebMvcConfigurer, HandlerInterceptor, WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	@Override
	public void customize(ConfigurableTomcatWebServerFactory server) {
		server.addContextCustomizers(context -> {
			var host = (StandardHost) context.getParent();
			host.setErrorReportValveClass(LastResort.class.getName());
			host.getPipeline().addValve(new LastResort());
		});
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	/** The address of error pages is nobody's to open: there is nothing to tell then. */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
		if (request.getDispatcherType() != DispatcherType.ERROR && handler instanceof HandlerMethod method
				&& ErrorController.class.isAssignableFrom(method.getBeanType())) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return false;
		}
		return true;
	}

	/** Our forms are flat: a name with an index or a path in it is none of their fields, and would be looked for. */
	@InitBinder
	void flatForms(WebDataBinder binder) {
		binder.setDisallowedFields("*[*", "*.*");
	}

	@ExceptionHandler
	void brokenBody(MultipartException broken, HttpServletResponse response) throws IOException {
		response.sendError(HttpServletResponse.SC_BAD_REQUEST);
	}
}
