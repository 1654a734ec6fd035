<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "passkeys.ftl" as passkeys>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=!(message?has_content && message.type == 'warning'); section>
  <#if section = "header">
    ${msg("webauthn-registration-title")}
  <#elseif section = "form">
    <p class="quiet">${msg("passkeyIntro")}</p>
    <form id="register" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post"
        data-passkey="make" data-challenge="${challenge}" data-rp-id="${rpId}" data-rp-name="${rpEntityName}" data-user-id="${userid}" data-user-name="${username}"
        data-algorithms="<#list signatureAlgorithms as algorithm>${algorithm?c}<#sep>,</#list>" data-attestation="${attestationConveyancePreference}"
        data-attachment="${authenticatorAttachment}" data-resident-key="${residentKey!''}" data-require-resident-key="${requireResidentKey}"
        data-user-verification="${userVerificationRequirement}" data-timeout="${createTimeout?c}" data-known="${excludeCredentialIds}">
      <input type="hidden" id="clientDataJSON" name="clientDataJSON">
      <input type="hidden" id="attestationObject" name="attestationObject">
      <input type="hidden" id="publicKeyCredentialId" name="publicKeyCredentialId">
      <input type="hidden" id="transports" name="transports">
      <input type="hidden" id="authenticatorAttachment" name="authenticatorAttachment">
      <input type="hidden" id="error" name="error">
      <@passkeys.trouble />
      <@field.input name="authenticatorLabel" label=msg("webauthn-registration-init-label-prompt") value=msg("webauthn-registration-init-label") required=true maxlength="60" describedBy="label-hint">
        <p class="hint" id="label-hint">${msg("passkeyLabelHint")}</p>
      </@field.input>
      <@passwordCommons.logoutOtherSessions />
      <@buttons.actionGroup>
        <button id="registerWebAuthn" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" data-needs-script hidden>${msg("doRegisterSecurityKey")}</button>
      </@buttons.actionGroup>
    </form>
    <#if !isSetRetry?has_content && isAppInitiatedAction?has_content>
    <form id="kc-webauthn-settings-form" action="${url.loginAction}" method="post">
      <@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" label="doCancel" type="secondary" />
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
