<#import "footer.ftl" as loginFooter>
<#import "art.ftl" as art>
<#macro username>
  <div class="attempted">
    <div class="attempted__who">
      <span class="attempted__label">${msg("email")}</span>
      <span id="kc-attempted-username" class="attempted__name">${auth.attemptedUsername}</span>
    </div>
    <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
  </div>
</#macro>

<#-- figure: a drawing above the heading, for pages that only tell something -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false figure="">
<#assign heading><#compress><#nested "header"></#compress></#assign>
<#assign site = (properties.siteName!"")?has_content?then(properties.siteName!"", msg("siteName"))>
<!DOCTYPE html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <meta name="theme-color" content="#faf8ff" media="(prefers-color-scheme: light)">
  <meta name="theme-color" content="#0a0a0f" media="(prefers-color-scheme: dark)">
  <meta name="robots" content="noindex">
  <title>${heading} · ${site}</title>
  <script src="${url.resourcesPath}/js/look.js"></script>
  <#-- the second script of the page too: Latin for digits and addresses, Cyrillic for the name of the other language -->
  <#list ["inter-latin", "inter-cyrillic", "raleway-latin", "raleway-cyrillic"] as font>
  <link rel="preload" href="${url.resourcesPath}/fonts/${font}.woff2" as="font" type="font/woff2" crossorigin>
  </#list>
  <#list properties.styles?split(' ') as style>
  <link href="${url.resourcesPath}/${style}" rel="stylesheet">
  </#list>
  <link rel="icon" href="${url.resourcesPath}/img/favicon.svg" type="image/svg+xml">
  <#if scripts??>
    <#list scripts as script>
  <script src="${script}"></script>
    </#list>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passkey.js"></script>
  <script type="module" src="${url.resourcesPath}/js/page.js"></script>
</head>
<body data-page-id="login-${pageId}" data-session-url="${url.ssoLoginInOtherTabsUrl}"<#if authenticationSession??> data-session-hash="${authenticationSession.authSessionIdHash}"</#if>>
<a class="skip-link" href="#kc-main">${msg("skipToForm")}</a>
<@art.sky />
<header class="site-header">
  <a class="brand" href="/"><@art.logo /><span>${site}</span></a>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
  <nav class="languages" aria-label="${msg("languages")}">
    <#list locale.supported?sort_by("languageTag")?reverse as l>
    <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}"<#if l.languageTag == locale.currentLanguageTag> aria-current="true"</#if>>${l.label}</a>
    </#list>
  </nav>
  </#if>
</header>
<main class="card" id="kc-main" tabindex="-1">
  <#if figure?has_content><@art.figure name=figure /></#if>
  <h1 id="kc-page-title">${heading}</h1>

  <#if auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
    <#nested "show-username">
    <@username />
  </#if>

  <#-- A page that the learner asked for does not warn that it has to be completed. -->
  <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
  <div class="${properties.kcAlertClass!} alert--${message.type}" role="<#if message.type == 'error'>alert<#else>status</#if>">
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
<footer class="site-footer">
  <a class="site-footer__back" href="/">${msg("backToSite")}</a>
  <nav aria-label="${msg("aboutSite")}">
    <a href="/contact">${msg("siteContact")}</a>
    <a href="/terms">${msg("siteTerms")}</a>
    <a href="/privacy">${msg("sitePrivacy")}</a>
  </nav>
</footer>
</body>
</html>
</#macro>
