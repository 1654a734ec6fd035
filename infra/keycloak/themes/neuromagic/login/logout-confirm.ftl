<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout figure="owl"; section>
  <#if section = "header">
    ${msg("logoutConfirmHeader")}
  <#elseif section = "form">
    <p class="told">${msg("logoutConfirmText")}</p>
    <form id="kc-logout-confirm" class="${properties.kcFormClass!}" action="${url.logoutConfirmAction}" method="post">
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <@buttons.actionGroup>
        <@buttons.button id="kc-logout" name="confirmLogout" label="doLogout" />
        <@buttons.buttonLink href="/" label="stay" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
