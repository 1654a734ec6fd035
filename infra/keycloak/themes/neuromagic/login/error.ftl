<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false figure="owl"; section>
  <#if section = "header">
    ${kcSanitize(msg("errorTitle"))?no_esc}
  <#elseif section = "form">
    <div id="kc-error-message" class="told">
      <p>${kcSanitize(message.summary)?no_esc}</p>
      <p class="quiet">${msg("errorSafe")}</p>
      <#if traceId??>
      <p class="quiet" id="traceId">${msg("traceIdSupportMessage", traceId)}</p>
      </#if>
    </div>
    <p class="actions">
      <a class="button button--primary button--wide" href="/login">${msg("loginAgain")}</a>
      <a class="button button--quiet button--wide" id="backToApplication" href="/">${msg("toHome")}</a>
    </p>
  </#if>
</@layout.registrationLayout>
