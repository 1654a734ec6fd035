<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("deleteCredentialTitle", credentialLabel)}
  <#elseif section = "form">
    <p id="kc-delete-text">${msg("deleteCredentialMessage", credentialLabel)}</p>
    <form class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@buttons.actionGroup>
        <@buttons.button id="kc-accept" name="accept" label="doConfirmDelete" />
        <@buttons.button id="kc-decline" name="cancel-aia" label="doCancel" type="secondary" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
