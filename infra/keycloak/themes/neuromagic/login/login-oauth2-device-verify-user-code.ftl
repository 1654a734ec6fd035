<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("oauth2DeviceVerificationTitle")}
  <#elseif section = "form">
    <p class="quiet" id="device-intro">${msg("deviceIntro")}</p>
    <form id="kc-user-verify-device-user-code-form" class="${properties.kcFormClass!}" action="${url.oauth2DeviceVerificationAction}" method="post">
      <@field.input name="device_user_code" label=msg("verifyOAuth2DeviceUserCode") required=true autofocus=true class="code" maxlength="20" describedBy="device-intro" />
      <@buttons.actionGroup><@buttons.button id="kc-login" label="doSubmit" /></@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
