package ru.neuromagic.keycloak.realm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ru.neuromagic.keycloak.password.NewPasswordPolicyFactory;

import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.authenticators.access.DenyAccessAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalRoleAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/**
 * What the realm has become since the file that it is imported from, step by step, as a database does by its migrations. The
 * file is the first version and stays as it is; a step that was released is not changed, another follows it.
 */
final class RealmSteps {

	/** How many steps a realm has taken. */
	static final String VERSION = "neuromagic.version";

	private static final String OPERATORS = "operators";

	private interface Step {

		void apply(KeycloakSession session, RealmModel realm);

	}

	private static final List<Step> STEPS = List.of(RealmSteps::wearOurThemes, RealmSteps::shortenLinks, RealmSteps::countMissesOurselves,
			RealmSteps::closeDefaultClients, RealmSteps::admitOperatorsOnly, RealmSteps::keepAddressesOutOfTheLog, RealmSteps::judgeNewPasswordsByOneRule);

	private RealmSteps() {
	}

	static boolean areDone(RealmModel realm) {
		return realm.getAttribute(VERSION, 0) >= STEPS.size();
	}

	static void apply(KeycloakSession session, RealmModel realm) {
		for (int version = realm.getAttribute(VERSION, 0); version < STEPS.size(); version++) {
			STEPS.get(version).apply(session, realm);
			realm.setAttribute(VERSION, version + 1);
		}
	}

	/** The first realms had no letters of ours. */
	private static void wearOurThemes(KeycloakSession session, RealmModel realm) {
		realm.setEmailTheme("neuromagic");
	}

	/** Links that log in or change a credential live ten minutes. */
	private static void shortenLinks(KeycloakSession session, RealmModel realm) {
		realm.setActionTokenGeneratedByUserLifespan(600);
		realm.setActionTokenGeneratedByAdminLifespan(600);
	}

	/** The form for passwords has limits that lock nobody out. Keycloak's lock stays for what has none, and far outside. */
	private static void countMissesOurselves(KeycloakSession session, RealmModel realm) {
		realm.setFailureFactor(10_000);
		realm.setQuickLoginCheckMilliSeconds(0);
	}

	/** Nobody logs in to them. They stay: linking identities and the API that auth-service calls look them up. */
	private static void closeDefaultClients(KeycloakSession session, RealmModel realm) {
		Stream.of(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID, Constants.ACCOUNT_CONSOLE_CLIENT_ID, Constants.ADMIN_CLI_CLIENT_ID,
				Constants.ADMIN_CONSOLE_CLIENT_ID, Constants.BROKER_SERVICE_CLIENT_ID, Constants.REALM_MANAGEMENT_CLIENT_ID)
			.map(realm::getClientByClientId)
			.filter(client -> client != null)
			.forEach(client -> client.setEnabled(false));
	}

	/** A learner who is talked into a device login gets nothing out of it: only operators get a token for the command line. */
	private static void admitOperatorsOnly(KeycloakSession session, RealmModel realm) {
		ClientModel client = realm.getClientByClientId("operator-cli");
		if (client == null || realm.getFlowByAlias(OPERATORS) != null) {
			return;
		}
		AuthenticationFlowModel flow = flow(realm, OPERATORS, "Login of operators at the command line.", true);
		AuthenticationFlowModel login = flow(realm, OPERATORS + " - login", "By an open session or by password.", false);
		AuthenticationFlowModel forms = flow(realm, OPERATORS + " - forms", "Password and second factor.", false);
		AuthenticationFlowModel others = flow(realm, OPERATORS + " - others", "Whoever lacks the role is refused.", false);
		subflow(realm, flow, login, Requirement.REQUIRED, 10);
		execution(realm, login, CookieAuthenticatorFactory.PROVIDER_ID, Requirement.ALTERNATIVE, 10, null);
		subflow(realm, login, forms, Requirement.ALTERNATIVE, 20);
		execution(realm, forms, UsernamePasswordFormFactory.PROVIDER_ID, Requirement.REQUIRED, 10, null);
		AuthenticationFlowModel secondFactor = realm.getFlowByAlias("Browser - Conditional 2FA");
		if (secondFactor != null) {
			subflow(realm, forms, secondFactor, Requirement.CONDITIONAL, 20);
		}
		subflow(realm, flow, others, Requirement.CONDITIONAL, 20);
		AuthenticatorConfigModel noOperator = new AuthenticatorConfigModel();
		noOperator.setAlias("not an operator");
		noOperator.setConfig(Map.of(ConditionalRoleAuthenticatorFactory.CONDITIONAL_USER_ROLE, "operator",
				ConditionalRoleAuthenticatorFactory.CONF_NEGATE, "true"));
		execution(realm, others, ConditionalRoleAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED, 10,
				realm.addAuthenticatorConfig(noOperator).getId());
		execution(realm, others, DenyAccessAuthenticatorFactory.PROVIDER_ID, Requirement.REQUIRED, 20, null);
		client.setAuthenticationFlowBindingOverride("browser", flow.getId());
	}

	/** Keycloak's own listener, which the administrators' realm has by default, writes names and addresses. */
	private static void keepAddressesOutOfTheLog(KeycloakSession session, RealmModel realm) {
		RealmModel master = session.realms().getRealmByName("master");
		Stream.of(realm, master)
			.filter(each -> each != null)
			.forEach(each -> each.setEventsListeners(
					each.getEventsListenersStream().filter(listener -> !listener.equals("jboss-logging")).collect(Collectors.toSet())));
	}

	/** The rule of registration is the rule of reset and change; 512 keeps what nobody types away from it. */
	private static void judgeNewPasswordsByOneRule(KeycloakSession session, RealmModel realm) {
		realm.setPasswordPolicy(PasswordPolicy.parse(session, NewPasswordPolicyFactory.ID + "(undefined) and maxLength(512)"));
	}

	private static AuthenticationFlowModel flow(RealmModel realm, String alias, String description, boolean top) {
		AuthenticationFlowModel flow = new AuthenticationFlowModel();
		flow.setAlias(alias);
		flow.setDescription(description);
		flow.setProviderId("basic-flow");
		flow.setTopLevel(top);
		flow.setBuiltIn(false);
		return realm.addAuthenticationFlow(flow);
	}

	private static void subflow(RealmModel realm, AuthenticationFlowModel parent, AuthenticationFlowModel child,
			Requirement requirement, int priority) {
		AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
		execution.setFlowId(child.getId());
		execution.setAuthenticatorFlow(true);
		add(realm, parent, execution, requirement, priority);
	}

	private static void execution(RealmModel realm, AuthenticationFlowModel parent, String authenticator, Requirement requirement,
			int priority, @Nullable String config) {
		AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
		execution.setAuthenticator(authenticator);
		execution.setAuthenticatorConfig(config);
		add(realm, parent, execution, requirement, priority);
	}

	private static void add(RealmModel realm, AuthenticationFlowModel parent, AuthenticationExecutionModel execution,
			Requirement requirement, int priority) {
		execution.setParentFlow(parent.getId());
		execution.setRequirement(requirement);
		execution.setPriority(priority);
		realm.addAuthenticatorExecution(execution);
	}

}
