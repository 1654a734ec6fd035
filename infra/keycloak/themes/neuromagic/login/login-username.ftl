<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username') displayInfo=realm.password; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <p class="quiet">${msg("loginIntro")}</p>
    <form id="kc-form-login" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <#if !usernameHidden??>
      <@field.input name="username" type="email" label=msg("email") value=login.username!'' required=true autofocus=true maxlength="254"
          autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" />
      <#if realm.rememberMe>
      <@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? />
      </#if>
      </#if>
      <@buttons.actionGroup><@buttons.button id="kc-login" name="login" label="doSubmit" /></@buttons.actionGroup>
    </form>
    <@passkeys.conditionalUIData />
  <#elseif section = "info">
    <p>${msg("noAccount")} <a href="/register">${msg("doRegister")}</a></p>
  </#if>
</@layout.registrationLayout>
