package ru.neuromagic.course;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the SQL statements of the current thread, so that a page's budget can be checked. */
@Component
public class StatementCount implements BeanPostProcessor {

	private final ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> 0);

	public int during(Runnable action) {
		count.set(0);
		action.run();
		return count.get();
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (!(bean instanceof DataSource source)) {
			return bean;
		}
		return new DelegatingDataSource(source) {
			@Override
			public Connection getConnection() throws SQLException {
				return counting(super.getConnection());
			}
		};
	}

	private Connection counting(Connection connection) {
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
				(proxy, method, arguments) -> {
					if (method.getName().equals("prepareStatement") || method.getName().equals("createStatement")) {
						count.set(count.get() + 1);
					}
					try {
						return method.invoke(connection, arguments);
					} catch (InvocationTargetException failure) {
						throw failure.getCause();
					}
				});
	}
}
