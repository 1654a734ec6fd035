<#-- One of several devices that show codes. -->
<#macro otpDevice credentials selected legend>
<fieldset class="choice">
  <legend class="${properties.kcFormGroupLabelClass}">${legend}</legend>
  <#list credentials as credential>
  <label class="choice__item" for="kc-otp-credential-${credential?index}">
    <input id="kc-otp-credential-${credential?index}" class="${properties.kcCheckboxInputClass}" type="radio" name="selectedCredentialId" value="${credential.id}"<#if credential.id == selected> checked</#if>>
    <span><#if credential.userLabel?has_content>${credential.userLabel}<#else>${msg("otpUnnamed")}</#if></span>
  </label>
  </#list>
</fieldset>
</#macro>
