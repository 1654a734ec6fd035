package ru.neuromagic.quest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Tells what a request sent to the database, a statement or several at a time; other threads, such as the outbox's, do not count. */
@Component
public class CountedQueries implements BeanPostProcessor {

	private static final ThreadLocal<List<String>> STATEMENTS = ThreadLocal.withInitial(ArrayList::new);

	public static List<String> during(Supplier<?> request) {
		STATEMENTS.get().clear();
		request.get();
		return List.copyOf(STATEMENTS.get());
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof DataSource source) ? new DelegatingDataSource(source) {
			@Override
			public Connection getConnection() throws SQLException {
				return counted(Connection.class, super.getConnection(), "");
			}
		} : bean;
	}

	private static <T> T counted(Class<T> type, T target, String sql) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
			if (method.getName().startsWith("execute")) {
				STATEMENTS.get().add(sql);
			}
			try {
				Object result = method.invoke(target, args);
				return (result instanceof PreparedStatement statement && method.getName().equals("prepareStatement"))
						? counted(PreparedStatement.class, statement, (String) args[0]) : result;
			}
			catch (InvocationTargetException failure) {
				throw failure.getCause();
			}
		}));
	}

}
