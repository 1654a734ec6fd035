<#import "template.ftl" as layout>
<@layout.registrationLayout figure="owl"; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p class="told">${msg("pageExpiredMsg1")}</p>
    <p class="actions">
      <a id="loginContinueLink" class="button button--primary button--wide" href="${url.loginAction}">${msg("continueLogin")}</a>
      <a id="loginRestartLink" class="button button--quiet button--wide" href="${url.loginRestartFlowUrl}">${msg("restartLogin")}</a>
    </p>
  </#if>
</@layout.registrationLayout>
