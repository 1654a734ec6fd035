<#-- The parameters are those of Keycloak's own macros. The gradient belongs to the first button of the page: type "primary". -->
<#macro actionGroup horizontal=false>
  <div class="${properties.kcFormActionGroupClass}<#if horizontal> actions--row</#if>">
    <#nested>
  </div>
</#macro>

<#macro button label id="" name="" type="primary" fullWidth=true class=[] extra...>
  <button class="${properties['kcButton' + type?cap_first + 'Class']}<#if fullWidth> ${properties.kcButtonBlockClass}</#if>"<#if name?has_content> name="${name}"</#if><#if id?has_content> id="${id}"</#if><#if name == "cancel-aia"> value="true" formnovalidate</#if> type="submit"<#list extra as attribute, value> ${attribute}="${value}"</#list>>${msg(label)}</button>
</#macro>

<#macro buttonLink href label id="" class=["kcButtonSecondaryClass", "kcButtonBlockClass"]>
  <a<#if id?has_content> id="${id}"</#if> href="${href}" class="<#list class as name>${properties[name]} </#list>">${msg(label)}</a>
</#macro>

<#macro loginButton>
  <@actionGroup>
    <@button id="kc-login" name="login" label="doLogIn" />
  </@actionGroup>
</#macro>
