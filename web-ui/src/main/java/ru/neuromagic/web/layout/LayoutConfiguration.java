package ru.neuromagic.web.layout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.CssLinkResourceTransformer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

@Configuration(proxyBeanMethods = false)
class LayoutConfiguration implements WebMvcConfigurer {

	private final Languages languages = new Languages();

	private final boolean cached;

	/** @param cached off only while working on the files: then each request reads them anew */
	LayoutConfiguration(@Value("${spring.web.resources.chain.cache:true}") boolean cached) {
		this.cached = cached;
	}

	@Bean
	Languages localeResolver() {
		return languages;
	}

	@Bean
	static MessageSource messageSource() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		messages.setDefaultLocale(Languages.SPOKEN.getFirst());
		messages.setFallbackToSystemLocale(false);
		// one rule for all texts, so that a brace or an apostrophe means the same with and without arguments
		messages.setAlwaysUseMessageFormat(true);
		return messages;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		// the manifest and the page for no network name their language in the address and change nobody's
		registry.addInterceptor(languages).excludePathPatterns("/assets/**", "/manifest.webmanifest", "/offline");
		registry.addInterceptor(new LookChoice()).excludePathPatterns("/assets/**");
	}

	/** Names carry a hash of the content, so browsers may keep the files for ever. */
	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		ResourceChainRegistration assets = registry.addResourceHandler("/assets/**")
			.addResourceLocations("classpath:/static/assets/")
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
			.setEtagGenerator(CompressedFiles::etag)
			// in an order of our own: compressing comes last, after the transformer that is always there
			.resourceChain(false);
		if (cached) {
			assets.addResolver(new CachingResourceResolver(new ConcurrentMapCache("assets")))
				.addTransformer(new CompressedFiles())
				.addTransformer(new CssLinkResourceTransformer());
		}
		assets.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
			.addResolver(new BundledStylesheet());
		registry.addResourceHandler("/robots.txt").addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
	}

	/** Lets templates say {@code @{/assets/…}} and browsers see the hashed name, on error pages too: their header is kept for others. */
	@Bean
	static FilterRegistrationBean<ResourceUrlEncodingFilter> hashedNames() {
		var registration = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		registration.setOrder(Ordered.LOWEST_PRECEDENCE);
		return registration;
	}

	@Bean
	static KeptFragments keptFragments(@Value("${spring.thymeleaf.cache:true}") boolean kept) {
		return new KeptFragments(kept);
	}

	@Bean
	static FilterRegistrationBean<PageRequests> pageRequests() {
		var registration = new FilterRegistrationBean<>(new PageRequests());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
		return registration;
	}

	@Bean
	static FilterRegistrationBean<GuestPages> guestPages(@Value("${neuromagic.guest-pages.kept}") Duration kept, Site site) {
		var registration = new FilterRegistrationBean<>(new GuestPages(kept, site.cookieName(Site.SESSION_COOKIE)));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
		return registration;
	}

	@Bean
	static FilterRegistrationBean<LearnerPages> learnerPages(Site site) {
		var registration = new FilterRegistrationBean<>(new LearnerPages(site.cookieName(Site.SESSION_COOKIE)));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
		return registration;
	}
}
