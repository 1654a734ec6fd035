<#import "footer.ftl" as loginFooter>
<#macro username>
  <div class="attempted">
    <label for="kc-attempted-username">${msg("email")}</label>
    <span class="${properties.kcInputClass!} ${properties.kcFormReadOnlyClass!}"><input id="kc-attempted-username" value="${auth.attemptedUsername}" readonly></span>
    <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
  </div>
</#macro>

<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="dark">
  <meta name="theme-color" content="#0a0a0f">
  <meta name="robots" content="noindex">
  <title>${title!}</title>
  <link rel="icon" href="${url.resourcesPath}/img/star.svg" type="image/svg+xml">
  <#list properties.styles?split(' ') as style>
  <link href="${url.resourcesPath}/${style}" rel="stylesheet">
  </#list>
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passwordVisibility.js"></script>
  <script type="module" src="${url.resourcesPath}/js/page.js"></script>
</head>
<body data-page-id="login-${pageId}" data-session-url="${url.ssoLoginInOtherTabsUrl}"<#if authenticationSession??> data-session-hash="${authenticationSession.authSessionIdHash}"</#if>>
<a class="skip" href="#kc-main">${msg("skipToForm")}</a>
<header class="top">
  <a class="brand" href="/"><img src="${url.resourcesPath}/img/star.svg" alt="" width="28" height="28"><span>${kcSanitize(msg("loginTitleHtml", (realm.displayNameHtml!'')))?no_esc}</span></a>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
  <nav class="languages" aria-label="${msg("languages")}">
    <#list locale.supported?sort_by("languageTag")?reverse as l>
    <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}"<#if l.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${l.label}</a>
    </#list>
  </nav>
  </#if>
</header>
<main class="card" id="kc-main">
  <h1 id="kc-page-title"><#nested "header"></h1>

  <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <#nested "show-username">
    <@username />
  </#if>

  <#-- A page that the learner asked for does not warn that it has to be completed. -->
  <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
  <div class="${properties.kcAlertClass!} alert--${message.type}" role="alert">
    <span class="kc-feedback-text">${message.summary}</span>
    <#if message.summary == msg("accountDisabledMessage")>
    <p><a href="/register">${msg("requestNewCode")}</a></p>
    </#if>
  </div>
  </#if>

  <#nested "form">

  <#if auth?has_content && auth.showTryAnotherWayLink()>
  <form id="kc-select-try-another-way-form" action="${url.loginAction}" method="post">
    <input type="hidden" name="tryAnotherWay" value="on">
    <button id="try-another-way" class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}" type="submit">${msg("doTryAnotherWay")}</button>
  </form>
  </#if>

  <#nested "socialProviders">

  <#if displayInfo>
  <div id="kc-info" class="${properties.kcLoginMainFooterBand!}"><#nested "info"></div>
  </#if>
  <@loginFooter.content/>
</main>
<footer class="bottom"><a href="/">${msg("backToSite")}</a></footer>
</body>
</html>
</#macro>
