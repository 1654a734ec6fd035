<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('recoveryCodeInput'); section>
  <#if section = "header">
    ${msg("auth-recovery-code-header")}
  <#elseif section = "form">
    <p class="quiet" id="recovery-intro">${msg("auth-recovery-code-info-message")}</p>
    <form id="kc-recovery-code-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@field.input name="recoveryCodeInput" label=msg("auth-recovery-code-prompt", recoveryAuthnCodesInputBean.codeNumber?c) required=true autofocus=true class="code" maxlength="20" describedBy="recovery-intro" />
      <@buttons.loginButton />
    </form>
  </#if>
</@layout.registrationLayout>
