<#import "template.ftl" as layout>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("webauthn-login-title")}
  <#elseif section = "form">
    <p class="quiet">${msg("passkeyUseIntro")}</p>
    <#if authenticators?? && shouldDisplayAuthenticators?? && shouldDisplayAuthenticators>
    <ul class="devices" aria-label="${msg("webauthn-available-authenticators")}">
      <#list authenticators.authenticators as authenticator>
      <li id="kc-webauthn-authenticator-item-${authenticator?index}" class="device">
        <span class="icon icon--passkey" aria-hidden="true"></span>
        <span class="device__name" id="kc-webauthn-authenticator-label-${authenticator?index}">${authenticator.label}</span>
        <span class="device__facts"><#if authenticator.authenticatorProvider?has_content>${authenticator.authenticatorProvider}, </#if>${msg("webauthn-createdAt-label")} ${authenticator.createdAt}</span>
      </li>
      </#list>
    </ul>
    </#if>
    <@passkeys.answer>
      <button id="authenticateWebAuthnButton" class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}" type="submit" autofocus data-needs-script hidden>${msg("webauthn-doAuthenticate")}</button>
    </@passkeys.answer>
  </#if>
</@layout.registrationLayout>
