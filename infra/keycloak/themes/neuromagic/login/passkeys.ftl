<#-- The form that carries a passkey's answer; js/passkey.js asks the browser for it and fills it in. -->
<#macro answer automatic=false>
<form id="webauth" action="${url.loginAction}" method="post"
    data-passkey="use" data-challenge="${challenge}" data-rp-id="${rpId}" data-user-verification="${userVerification}" data-timeout="${createTimeout?c}"
    data-known="<#if isUserIdentified?? && (isUserIdentified?string == "true")><#if authenticators??><#list authenticators.authenticators as authenticator>${authenticator.credentialId}<#sep>,</#list></#if></#if>"
    <#if automatic && (mediation!'conditional') == 'conditional' && isUserIdentified?string != "true">data-automatic</#if>>
  <input type="hidden" id="clientDataJSON" name="clientDataJSON">
  <input type="hidden" id="authenticatorData" name="authenticatorData">
  <input type="hidden" id="signature" name="signature">
  <input type="hidden" id="credentialId" name="credentialId">
  <input type="hidden" id="userHandle" name="userHandle">
  <input type="hidden" id="error" name="error">
  <@trouble explain=!automatic />
  <#nested>
</form>
</#macro>

<#macro trouble explain=true>
  <p class="${properties.kcAlertClass!} alert--error" role="alert" data-passkey-trouble hidden
      data-cancelled="${msg("passkeyCancelled")}" data-known-already="${msg("passkeyKnown")}"
      data-unsupported="${msg("webauthn-unsupported-browser-text")}" data-other="${msg("passkeyFailed")}"></p>
  <#if explain>
  <noscript><p class="${properties.kcAlertClass!} alert--warning">${msg("passkeyNeedsScript")}</p></noscript>
  </#if>
</#macro>

<#macro conditionalUIData>
  <#if enableWebAuthnConditionalUI?has_content>
  <@answer automatic=true>
    <button id="authenticateWebAuthnButton" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit" data-needs-script hidden><span class="icon icon--passkey" aria-hidden="true"></span>${msg("webauthn-doAuthenticate")}</button>
  </@answer>
  </#if>
</#macro>
