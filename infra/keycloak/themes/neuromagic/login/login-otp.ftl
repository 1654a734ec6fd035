<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "choice.ftl" as choice>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
  <#if section = "header">
    ${msg("otpTitle")}
  <#elseif section = "form">
    <p class="quiet" id="otp-intro">${msg("otp-help-text")}</p>
    <form id="kc-otp-login-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <#if otpLogin.userOtpCredentials?size gt 1>
      <@choice.otpDevice credentials=otpLogin.userOtpCredentials selected=otpLogin.selectedCredentialId!'' legend=msg("otpDevice") />
      <#else>
      <input id="selectedCredentialId" type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!''}">
      </#if>
      <@field.input name="otp" label=msg("loginOtpOneTime") required=true autocomplete="one-time-code" fieldName="totp" autofocus=true class="code" maxlength="8" describedBy="otp-intro" />
      <@buttons.loginButton />
    </form>
  </#if>
</@layout.registrationLayout>
