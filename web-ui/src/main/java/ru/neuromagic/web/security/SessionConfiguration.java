package ru.neuromagic.web.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How sessions stand in the database. What an older version wrote and this one cannot read counts as absent: that learner
 * logs in again instead of meeting an error until the session ends. A session with something foreign in it ends at once.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration implements BeanClassLoaderAware {

	private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

	private ClassLoader classLoader = SessionConfiguration.class.getClassLoader();

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Bean
	ConversionService springSessionConversionService() {
		var reading = new SessionContents(classLoader);
		// the same bytes say the same: a learner's identity is read once, not with each request
		var known = Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofMinutes(5)).<Bytes, Object>build();
		var conversion = new GenericConversionService();
		conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
		conversion.addConverter(byte[].class, Object.class, bytes -> {
			try {
				return known.get(new Bytes(bytes), _ -> read(reading, bytes));
			}
			catch (UncheckedIOException outdated) {
				log.info("a session attribute of another version was dropped: {}", outdated.getMessage());
				return null;
			}
		});
		return conversion;
	}

	private static Object read(SessionContents reading, byte[] bytes) {
		try {
			return reading.deserializeFromByteArray(bytes);
		}
		catch (IOException outdated) {
			throw new UncheckedIOException(outdated);
		}
	}

	@Bean
	SessionTransactions springSessionTransactionOperations(PlatformTransactionManager transactions) {
		return new SessionTransactions(transactions);
	}

	@Bean
	static BeanPostProcessor seldomTouchedSessions() {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return bean instanceof JdbcIndexedSessionRepository sessions ? new SeldomTouched<>(sessions) : bean;
			}
		};
	}

	@Bean
	static FilterRegistrationBean<OneReading> oneReading() {
		var registration = new FilterRegistrationBean<>(new OneReading());
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
		return registration;
	}

	/** Equal by content. */
	private record Bytes(byte[] value) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Bytes(byte[] bytes) && Arrays.equals(value, bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(value);
		}
	}
}
