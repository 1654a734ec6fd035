package ru.neuromagic.web.security;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of Spring Session, of which reading needs none: it is one statement, and a transaction around it would be
 * one more way to the database and back with every page.
 */
final class SessionTransactions implements TransactionOperations {

	private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

	private final TransactionTemplate writing;

	SessionTransactions(PlatformTransactionManager transactions) {
		writing = new TransactionTemplate(transactions);
		// as Spring Session itself: what becomes of a page's own work does not matter to the session
		writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	static <T extends @Nullable Object> T reading(Supplier<T> statement) {
		return ScopedValue.where(READING, true).call(statement::get);
	}

	@Override
	public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
		return (READING.isBound() ? TransactionOperations.withoutTransaction() : writing).execute(action);
	}
}
