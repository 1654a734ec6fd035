<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=!(message?has_content && message.type == 'warning'); section>
  <#if section = "header">
    ${msg("recovery-code-config-header")}
  <#elseif section = "form">
    <div class="${properties.kcAlertClass!} alert--warning">
      <p><strong>${msg("recovery-code-config-warning-title")}</strong></p>
      <p>${msg("recovery-code-config-warning-message")}</p>
    </div>
    <ol id="kc-recovery-codes-list" class="codes">
      <#list recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code>
      <li><code>${code[0..3]}-${code[4..7]}-${code[8..]}</code></li>
      </#list>
    </ol>
    <div class="actions actions--row" id="kc-recovery-codes-tools" hidden
        data-file="${msg("recovery-codes-file-name")}" data-head="${msg("recovery-codes-download-file-header")}"
        data-foot="${msg("recovery-codes-download-file-description")}" data-made="${msg("recovery-codes-download-file-date")}">
      <button id="copyRecoveryCodes" class="button button--quiet button--small" type="button" data-copy="kc-recovery-codes-list" data-copied="${msg("recovery-codes-copied")}"><span class="icon icon--copy" aria-hidden="true"></span>${msg("recovery-codes-copy")}</button>
      <button id="downloadRecoveryCodes" class="button button--quiet button--small" type="button"><span class="icon icon--download" aria-hidden="true"></span>${msg("recovery-codes-download")}</button>
      <button id="printRecoveryCodes" class="button button--quiet button--small" type="button"><span class="icon icon--print" aria-hidden="true"></span>${msg("recovery-codes-print")}</button>
    </div>
    <form action="${url.loginAction}" class="${properties.kcFormClass!}" id="kc-recovery-codes-settings-form" method="post">
      <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
      <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
      <input type="hidden" id="userLabel" name="userLabel" value="${msg("recovery-codes-label-default")}">
      <@field.checkbox name="kcRecoveryCodesConfirmationCheck" label=msg("recovery-codes-confirmation-message") required=true />
      <@passwordCommons.logoutOtherSessions />
      <@buttons.actionGroup>
        <@buttons.button id="saveRecoveryAuthnCodesBtn" label="recovery-codes-action-complete" />
        <#if isAppInitiatedAction??>
        <@buttons.button id="cancelRecoveryAuthnCodesBtn" name="cancel-aia" label="recovery-codes-action-cancel" type="secondary" />
        </#if>
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
