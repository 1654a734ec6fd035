<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout bodyClass="oauth"; section>
  <#if section = "header">
    ${msg("oauthGrantTitle", client.name?has_content?then(advancedMsg(client.name), client.clientId))}
  <#elseif section = "form">
    <p>${msg("oauthGrantRequest")}</p>
    <#if oauth.clientScopesRequested?has_content>
    <ul class="dots">
      <#list oauth.clientScopesRequested as clientScope>
      <li><#if clientScope.parameterizedScopeParameter??>${advancedMsg(clientScope.consentScreenText, clientScope.parameterizedScopeParameter)}<#else>${advancedMsg(clientScope.consentScreenText)}</#if></li>
      </#list>
    </ul>
    </#if>
    <form class="${properties.kcFormClass!}" action="${url.oauthAction}" method="post">
      <input type="hidden" name="code" value="${oauth.code}">
      <@buttons.actionGroup>
        <@buttons.button id="kc-login" name="accept" label="doAccept" />
        <@buttons.button id="kc-cancel" name="cancel" label="doDecline" type="secondary" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
