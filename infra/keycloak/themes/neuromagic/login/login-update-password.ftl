<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('password','password-confirm') && !(message?has_content && message.type == 'warning'); section>
  <#if section = "header">
    ${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <p class="quiet" id="password-rules">${msg("updatePasswordMessage")}</p>
    <form id="kc-passwd-update-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@field.password name="password-new" label=msg("passwordNew") fieldName="password" required=true autocomplete="new-password" autofocus=true describedBy="password-rules" />
      <@field.password name="password-confirm" label=msg("passwordConfirm") required=true autocomplete="new-password" />
      <@passwordCommons.logoutOtherSessions value=true />
      <@buttons.actionGroup>
        <@buttons.button id="kc-submit" name="login" label="savePassword" />
        <#if isAppInitiatedAction??>
        <@buttons.button id="kc-cancel" name="cancel-aia" label="doCancel" type="secondary" />
        </#if>
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
