<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username'); section>
  <#if section = "header">
    ${msg("emailForgotTitle")}
  <#elseif section = "form">
    <p class="quiet">${msg("emailInstruction")}</p>
    <form id="kc-reset-password-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
      <@field.input name="username" type="email" label=msg("email") value=auth.attemptedUsername!'' required=true autofocus=true maxlength="254" autocomplete="username" />
      <@buttons.actionGroup>
        <@buttons.button id="kc-form-buttons" label="sendLink" />
        <@buttons.buttonLink href=url.loginUrl label="backToLogin" />
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
