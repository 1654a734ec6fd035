<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username','password') displayInfo=realm.password; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
    <p class="quiet">${msg("loginIntro")}</p>
    <form id="kc-form-login" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <@field.group name="username" label=msg("email") error=messagesPerField.getFirstError('username','password')>
        <span class="${properties.kcInputClass!} <#if messagesPerField.existsError('username','password')>${properties.kcError!}</#if>">
          <input id="username" name="username" type="email" inputmode="email" maxlength="254" required autofocus
              autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" value="${login.username!''}"
              <#if messagesPerField.existsError('username','password')>aria-invalid="true" aria-describedby="input-error-username"</#if>>
        </span>
      </@field.group>
      </#if>
      <@field.password name="password" label=msg("password") error="" forgotPassword=realm.resetPasswordAllowed autofocus=usernameHidden?? autocomplete="current-password">
        <#if realm.rememberMe && !usernameHidden??>
        <@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? />
        </#if>
      </@field.password>
      <input type="hidden" id="id-hidden-input" name="credentialId" <#if auth.selectedCredential?has_content>value="${auth.selectedCredential}"</#if>>
      <@buttons.loginButton />
    </form>
    </#if>
    <@passkeys.conditionalUIData />
  <#elseif section = "socialProviders">
    <#if realm.password && social.providers?? && social.providers?has_content>
      <@identityProviders.show social=social/>
    </#if>
  <#elseif section = "info">
    <p>${msg("noAccount")} <a href="/register">${msg("doRegister")}</a></p>
    <p class="quiet">${msg("codeHelp")}</p>
  </#if>
</@layout.registrationLayout>
