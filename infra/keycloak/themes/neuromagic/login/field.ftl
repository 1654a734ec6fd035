<#-- The fields of all forms, with the parameters of Keycloak's own macros: its pages that we do not write use them, too. -->
<#macro group name label error="" required=false>
<div class="${properties.kcFormGroupClass}">
  <label for="${name}" class="${properties.kcFormGroupLabelClass}">${label}<#if required> <span class="${properties.kcInputRequiredClass}" aria-hidden="true">*</span></#if></label>
  <#nested>
  <@problem name=name error=error />
</div>
</#macro>

<#macro problem name error="">
  <div id="input-error-container-${name}" aria-live="polite"><#if error?has_content><span id="input-error-${name}" class="${properties.kcInputErrorMessageClass}">${error}</span></#if></div>
</#macro>

<#macro errorIcon error=""></#macro>

<#macro invalid name error="" describedBy="">
  <#if error?has_content> aria-invalid="true"</#if><#if error?has_content || describedBy?has_content> aria-describedby="<#if error?has_content>input-error-${name}</#if><#if error?has_content && describedBy?has_content> </#if>${describedBy}"</#if></#macro>

<#-- An address is sent as it was typed: a field of type "email" rewrites some domains and refuses others, each browser its own. -->
<#macro input name label value="" required=false autocomplete="off" fieldName=name error=messagesPerField.get(fieldName) autofocus=false type="text" maxlength="" describedBy="" class="">
  <@group name=name label=label error=error required=false>
    <span class="${properties.kcInputClass}<#if error?has_content> ${properties.kcError}</#if>">
      <input id="${name}" name="${name}" value="${value}" type="${(type == "email")?then("text", type)}" autocomplete="${autocomplete}"<#if class?has_content> class="${class}"</#if><#if required> required</#if><#if autofocus> autofocus</#if><#if maxlength?has_content> maxlength="${maxlength}"</#if><#if autocomplete == "one-time-code"> inputmode="numeric"</#if><#if type == "email"> inputmode="email"</#if><@invalid name=name error=error describedBy=describedBy />>
    </span>
    <#nested>
  </@group>
</#macro>

<#macro password name label value="" required=false forgotPassword=false fieldName=name error=messagesPerField.get(fieldName) autocomplete="off" autofocus=false describedBy="">
<div class="${properties.kcFormGroupClass}">
  <label for="${name}" class="${properties.kcFormGroupLabelClass}">${label}</label>
  <span class="${properties.kcInputClass} control--secret<#if error?has_content> ${properties.kcError}</#if>">
    <input id="${name}" name="${name}" value="${value}" type="password" autocomplete="${autocomplete}"<#if required> required</#if><#if autofocus> autofocus</#if><@invalid name=name error=error describedBy=describedBy />>
    <button class="reveal" type="button" id="${name}-show-password" aria-label="${msg("showPassword")}" aria-pressed="false" aria-controls="${name}" data-reveal hidden><span class="icon icon--eye" aria-hidden="true"></span></button>
  </span>
  <@problem name=name error=error />
  <#local notes><#compress><#nested></#compress></#local>
  <#if notes?has_content || forgotPassword>
  <div class="field__notes">
    ${notes}
    <#if forgotPassword><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></#if>
  </div>
  </#if>
</div>
</#macro>

<#macro clipboard name label ariaLabel=label value="" readonly=true>
  <@group name=name label=label>
    <span class="${properties.kcInputClass} ${properties.kcFormReadOnlyClass}"><input id="${name}" name="${name}" value="${value}" type="text"<#if readonly> readonly</#if>></span>
  </@group>
</#macro>

<#macro checkbox name label value=false required=false>
  <label for="${name}" class="${properties.kcCheckboxClass}">
    <input class="${properties.kcCheckboxInputClass}" type="checkbox" id="${name}" name="${name}"<#if value> checked</#if><#if required> required</#if>>
    <span>${label}</span>
  </label>
</#macro>
