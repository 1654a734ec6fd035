<#ftl output_format="plainText">
<#assign site = (properties.siteName!"")?has_content?then(properties.siteName!"", msg("siteName"))>
<#macro letter key expiry="" extra="" link="" code="">
${((user.firstName)!"")?has_content?then(msg("letterGreeting", "\x0001")?replace("\x0001", user.firstName), msg("letterGreetingUnknown"))}

${msg(key + "Text", site, expiry, extra)?replace("\n", "\n\n")}

<#if code?has_content>
    ${code}

</#if>
<#if link?has_content>
${msg(key + "Button")}:
${link}

</#if>
${msg(key + "Note", site, expiry, extra)}

${"-- "}
${site} · ${properties.siteUrl}/

${msg(key + "Reason", site, expiry, extra)}
${msg("letterQuestion")} ${msg("letterContact")}: ${properties.siteUrl}/contact
</#macro>
