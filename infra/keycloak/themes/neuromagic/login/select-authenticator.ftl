<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <ul class="ways">
      <#list auth.authenticationSelections as way>
      <li>
        <form action="${url.loginAction}" method="post">
          <input type="hidden" name="authenticationExecution" value="${way.authExecId}">
          <button class="way" type="submit">
            <span class="way__name">${msg(way.displayName)}</span>
            <span class="way__help">${msg(way.helpText)}</span>
          </button>
        </form>
      </li>
      </#list>
    </ul>
  </#if>
</@layout.registrationLayout>
