package ru.neuromagic.web.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How sessions stand in the database. What an older version wrote and this one cannot read counts as absent: that learner
 * logs in again instead of meeting an error until the session ends.
 */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration implements BeanClassLoaderAware {

	private static final Logger log = LoggerFactory.getLogger(SessionConfiguration.class);

	private @Nullable ClassLoader classLoader;

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Bean
	ConversionService springSessionConversionService() {
		var reading = new DeserializingConverter(classLoader);
		var conversion = new GenericConversionService();
		conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
		conversion.addConverter(byte[].class, Object.class, bytes -> {
			try {
				return reading.convert(bytes);
			}
			catch (SerializationFailedException outdated) {
				log.info("a session attribute of another version was dropped: {}", outdated.getMessage());
				return null;
			}
		});
		return conversion;
	}
}
