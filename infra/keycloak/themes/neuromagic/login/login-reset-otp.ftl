<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "choice.ftl" as choice>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
  <#if section = "header">
    ${msg("otpResetTitle")}
  <#elseif section = "form">
    <form id="kc-otp-reset-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@choice.otpDevice credentials=configuredOtpCredentials.userOtpCredentials selected=configuredOtpCredentials.selectedCredentialId legend=msg("otp-reset-description") />
      <@buttons.actionGroup><@buttons.button id="kc-otp-reset-form-submit" label="doSubmit" /></@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
