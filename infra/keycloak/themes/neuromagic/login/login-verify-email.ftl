<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!(message?has_content && message.type == 'warning'); section>
  <#if section = "header">
    ${msg("emailVerifyTitle")}
  <#elseif section = "form">
    <p><#if verifyEmail??>${msg("emailVerifyInstruction1", verifyEmail)}<#else>${msg("emailVerifyInstruction4", user.email)}</#if></p>
    <#if isAppInitiatedAction??>
    <form id="kc-verify-email-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@buttons.actionGroup>
        <#if verifyEmail??>
        <@buttons.button id="kc-submit" label="emailVerifyResend" />
        <#else>
        <@buttons.button id="kc-submit" label="emailVerifySend" />
        </#if>
        <@buttons.button id="kc-cancel" name="cancel-aia" label="doCancel" type="secondary" />
      </@buttons.actionGroup>
    </form>
    <#else>
    <p class="actions"><a class="button button--quiet button--wide" href="${url.loginAction}">${msg("emailVerifyResend")}</a></p>
    <p class="quiet">${msg("emailVerifyInstruction2")}</p>
    </#if>
  </#if>
</@layout.registrationLayout>
