<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<#assign wrong = messagesPerField.getFirstError('username','password')>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username','password') displayInfo=realm.password && !usernameHidden??; section>
  <#if section = "header">
    <#if usernameHidden??>${msg("enterPasswordTitle")}<#else>${msg("loginAccountTitle")}</#if>
  <#elseif section = "form">
    <#if realm.password>
    <#if !message?has_content && !usernameHidden??>
    <p class="quiet">${msg("loginIntro")}</p>
    </#if>
    <form id="kc-form-login" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <@field.input name="username" type="email" label=msg("email") value=login.username!'' error=wrong required=true autofocus=true maxlength="254"
          autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" />
      </#if>
      <@field.password name="password" label=msg("password") error=usernameHidden???then(wrong, "") required=true forgotPassword=realm.resetPasswordAllowed autofocus=usernameHidden?? autocomplete="current-password">
        <#if realm.rememberMe && !usernameHidden??>
        <@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? />
        </#if>
      </@field.password>
      <#if wrong?has_content>
      <p class="hint">${msg("loginTrouble")}</p>
      </#if>
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
