<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false figure="owl"; section>
  <#if section = "header">
    <#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#elseif requiredActions??>${msg("stepsTitle")}<#else>${msg("infoTitle")}</#if>
  <#elseif section = "form">
    <div id="kc-info-message" class="told">
      <p>${message.summary}</p>
      <#if requiredActions??>
      <ul class="dots"><#list requiredActions as action><li>${kcSanitize(msg("requiredAction.${action}"))?no_esc}</li></#list></ul>
      </#if>
    </div>
    <p class="actions">
      <#if skipLink??>
      <a class="button button--primary button--wide" href="/">${msg("toHome")}</a>
      <#elseif pageRedirectUri?has_content>
      <a class="button button--primary button--wide" href="${pageRedirectUri}">${msg("doSubmit")}</a>
      <#elseif actionUri?has_content>
      <a class="button button--primary button--wide" href="${actionUri}">${msg("proceedWithAction")}</a>
      <#else>
      <a class="button button--primary button--wide" href="/login">${msg("loginAgain")}</a>
      <a class="button button--quiet button--wide" href="/">${msg("toHome")}</a>
      </#if>
    </p>
  </#if>
</@layout.registrationLayout>
