<#ftl output_format="plainText">
<#macro letter key expiry="" extra="" link="" code="">
${((user.firstName)!"")?has_content?then(msg("letterGreeting", "\x0001")?replace("\x0001", user.firstName), msg("letterGreetingUnknown"))}

${msg(key + "Text", realmName, expiry, extra)?replace("\n", "\n\n")}

<#if code?has_content>
    ${code}

</#if>
<#if link?has_content>
${msg(key + "Button")}:
${link}

</#if>
${msg(key + "Note", realmName, expiry, extra)}

${"-- "}
${realmName} · ${properties.siteUrl}/

${msg(key + "Reason", realmName, expiry, extra)}
${msg("letterQuestion")} ${msg("letterContact")}: ${properties.siteUrl}/contact
</#macro>
