<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "password-commons.ftl" as passwordCommons>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp','userLabel') && !(message?has_content && message.type == 'warning'); section>
  <#if section = "header">
    ${msg("loginTotpTitle")}
  <#elseif section = "form">
    <p class="quiet">${msg("loginTotpIntro")}</p>
    <ol id="kc-totp-settings" class="steps">
      <li>
        <p>${msg("loginTotpStep1")} <span id="kc-totp-supported-apps"><#list totp.supportedApplications as app>${msg(app)}<#sep>, </#list></span>.</p>
      </li>
      <#if mode?? && mode = "manual">
      <li>
        <p>${msg("loginTotpManualStep2")}</p>
        <p class="secret"><code id="kc-totp-secret-key">${totp.totpSecretEncoded}</code> <button class="button button--quiet button--small" type="button" data-copy="kc-totp-secret-key" data-copied="${msg("recovery-codes-copied")}" hidden>${msg("recovery-codes-copy")}</button></p>
        <dl class="facts">
          <div><dt>${msg("loginTotpType")}</dt><dd id="kc-totp-type">${msg("loginTotp." + totp.policy.type)}</dd></div>
          <div><dt>${msg("loginTotpAlgorithm")}</dt><dd id="kc-totp-algorithm">${totp.policy.getAlgorithmKey()}</dd></div>
          <div><dt>${msg("loginTotpDigits")}</dt><dd id="kc-totp-digits">${totp.policy.digits}</dd></div>
          <#if totp.policy.type = "totp">
          <div><dt>${msg("loginTotpInterval")}</dt><dd id="kc-totp-period">${totp.policy.period}</dd></div>
          <#elseif totp.policy.type = "hotp">
          <div><dt>${msg("loginTotpCounter")}</dt><dd id="kc-totp-counter">${totp.policy.initialCounter}</dd></div>
          </#if>
        </dl>
        <p><a href="${totp.qrUrl}" id="mode-barcode">${msg("loginTotpScanBarcode")}</a></p>
      </li>
      <#else>
      <li>
        <p>${msg("loginTotpStep2")}</p>
        <img id="kc-totp-secret-qr-code" class="qr" src="data:image/png;base64,${totp.totpSecretQrCode}" alt="${msg("loginTotpQrCode")}" width="246" height="246">
        <p><a href="${totp.manualUrl}" id="mode-manual">${msg("loginTotpUnableToScan")}</a></p>
      </li>
      </#if>
      <li><p id="totp-step-3">${msg("loginTotpStep3")}</p></li>
    </ol>
    <form action="${url.loginAction}" class="${properties.kcFormClass!}" id="kc-totp-settings-form" method="post">
      <@field.input name="totp" label=msg("authenticatorCode") required=true autocomplete="one-time-code" class="code" maxlength="8" describedBy="totp-step-3" />
      <@field.input name="userLabel" label=msg("loginTotpDeviceName") required=(totp.otpCredentials?size gte 1) maxlength="60" describedBy="device-hint">
        <p class="hint" id="device-hint">${msg("loginTotpStep3DeviceName")}</p>
      </@field.input>
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??><input type="hidden" id="mode" name="mode" value="${mode}"></#if>
      <@passwordCommons.logoutOtherSessions />
      <@buttons.actionGroup>
        <@buttons.button id="saveTOTPBtn" label="turnOn" />
        <#if isAppInitiatedAction??>
        <@buttons.button id="cancelTOTPBtn" name="cancel-aia" label="doCancel" type="secondary" />
        </#if>
      </@buttons.actionGroup>
    </form>
  </#if>
</@layout.registrationLayout>
