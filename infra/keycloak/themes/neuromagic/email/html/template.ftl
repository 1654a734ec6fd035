<#-- The same letter as notification-service's mail/letter.html, where its tricks are explained; a test there compares the style sheets. -->
<#assign site = (properties.siteName!"")?has_content?then(properties.siteName!"", msg("siteName"))>
<#macro emailLayout heading=msg("letterHeading") preheader="" reason=msg("letterReason", site)>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${heading}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>td, p, a, h1, span { font-family: 'Segoe UI', Arial, sans-serif !important; }</style><![endif]-->
<style>
a { text-underline-offset: 3px; }
@media (max-width: 480px) {
	.page { padding: 0 0 32px !important; }
	.card { border-width: 0 0 1px !important; border-radius: 0 0 16px 16px !important; }
	.night { padding: 24px 20px 28px !important; border-radius: 0 !important; }
	.title { font-size: 26px !important; line-height: 31px !important; }
	.words { padding: 28px 20px 8px !important; }
	.code { font-size: 32px !important; letter-spacing: 7px !important; padding-left: 7px !important; }
	.points { font-size: 48px !important; line-height: 48px !important; }
	.wide { width: 100% !important; }
	.button { display: block !important; padding-left: 12px !important; padding-right: 12px !important; }
	.foot { padding: 24px 20px 0 !important; }
}
</style>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
	.page { background-color: #0a0a0f !important; }
	.card { background-color: #14121d !important; border-color: #2b2740 !important; }
	.ink { color: #f4f2ff !important; }
	.quiet { color: #b3adc9 !important; }
	.link { color: #c4b5fd !important; }
	.well { background-color: #1d1a2b !important; border-color: #463b78 !important; }
	.lit { color: #c4b5fd !important; }
	.unlit { color: #3d375c !important; }
}
</style>
<style>
[data-ogsb] .page { background-color: #0a0a0f !important; }
[data-ogsb] .card { background-color: #14121d !important; }
[data-ogsb] .well { background-color: #1d1a2b !important; }
[data-ogsc] .ink { color: #f4f2ff !important; }
[data-ogsc] .quiet { color: #b3adc9 !important; }
[data-ogsc] .link, [data-ogsc] .lit { color: #c4b5fd !important; }
[data-ogsc] .unlit { color: #3d375c !important; }
</style>
</head>
<body class="page" style="margin:0; padding:0; background-color:#faf8ff; -webkit-text-size-adjust:100%; text-size-adjust:100%;">
<#if preheader?has_content>
<div style="display:none; max-height:0; overflow:hidden; mso-hide:all;">${preheader}<#list 1..60 as i>&#8199;&#847;</#list></div>
</#if>
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0">
<tr><td class="page" align="center" style="padding:32px 16px 48px; background-color:#faf8ff;">
<!--[if mso]><table role="presentation" width="560" cellspacing="0" cellpadding="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:560px; background-color:#ffffff; border:1px solid #e4ddf7; border-radius:16px; border-collapse:separate; overflow:hidden;">
<tr><td class="night" bgcolor="#0e0b18" style="padding:28px 36px 36px; border-radius:15px 15px 0 0; background-color:#0e0b18; background-image:radial-gradient(circle at 78% 16%, #b8aaf0 0, rgba(184,170,240,0) 1.5px), radial-gradient(circle at 91% 64%, #8f7fd0 0, rgba(143,127,208,0) 1.2px), radial-gradient(circle at 63% 41%, #6d5fae 0, rgba(109,95,174,0) 1.2px), radial-gradient(circle at 96% 33%, #6d5fae 0, rgba(109,95,174,0) 1.2px), radial-gradient(circle at 31% 13%, #6d5fae 0, rgba(109,95,174,0) 1.2px), radial-gradient(circle at 0% 0%, #3c1f7c 0%, rgba(60,31,124,0) 62%), radial-gradient(circle at 100% 110%, #1a3a74 0%, rgba(26,58,116,0) 58%), linear-gradient(#0e0b18, #0a0a0f);">
	<p style="margin:0; font:700 15px/20px Raleway,'Segoe UI',Helvetica,Arial,sans-serif;"><a href="${properties.siteUrl}/" style="color:#d9ccff; text-decoration:none;"><span aria-hidden="true" style="color:#f472b6;">&#10022;</span>&nbsp; ${site}</a></p>
	<table role="presentation" aria-hidden="true" class="wide" width="420" cellspacing="0" cellpadding="0" border="0" style="margin:20px 0 0; table-layout:fixed;"><tr>
		<td width="20" align="center" valign="top" style="width:20px; padding-top:46px; font:18px/20px 'Segoe UI Symbol','Apple Symbols',Helvetica,Arial,sans-serif; mso-line-height-rule:exactly;"><span style="color:#f9a8d4; font-size:24px; text-shadow:0 0 14px #ec4899;">&#10022;</span></td>
		<td width="18%" valign="top" style="padding-top:14px; font-size:0; line-height:0;"><div style="height:42px; line-height:0; background-image:linear-gradient(to bottom right, rgba(139,92,246,0) 48.2%, #4a3f7d 49.2%, #4a3f7d 50.8%, rgba(139,92,246,0) 51.8%);"></div></td>
		<td width="20" align="center" valign="top" style="width:20px; padding-top:4px; font:18px/20px 'Segoe UI Symbol','Apple Symbols',Helvetica,Arial,sans-serif; mso-line-height-rule:exactly;"><span style="color:#6d5fae; font-size:9px; vertical-align:3px;">&#9679;</span></td>
		<td width="25%" valign="top" style="padding-top:14px; font-size:0; line-height:0;"><div style="height:26px; line-height:0; background-image:linear-gradient(to top right, rgba(139,92,246,0) 47.4%, #4a3f7d 48.8%, #4a3f7d 51.2%, rgba(139,92,246,0) 52.6%);"></div></td>
		<td width="20" align="center" valign="top" style="width:20px; padding-top:30px; font:18px/20px 'Segoe UI Symbol','Apple Symbols',Helvetica,Arial,sans-serif; mso-line-height-rule:exactly;"><span style="color:#6d5fae; font-size:9px; vertical-align:3px;">&#9679;</span></td>
		<td width="17%" valign="top" style="padding-top:40px; font-size:0; line-height:0;"><div style="height:12px; line-height:0; background-image:linear-gradient(to top right, rgba(139,92,246,0) 44.5%, #4a3f7d 47.5%, #4a3f7d 52.5%, rgba(139,92,246,0) 55.5%);"></div></td>
		<td width="20" align="center" valign="top" style="width:20px; padding-top:42px; font:18px/20px 'Segoe UI Symbol','Apple Symbols',Helvetica,Arial,sans-serif; mso-line-height-rule:exactly;"><span style="color:#6d5fae; font-size:9px; vertical-align:3px;">&#9679;</span></td>
		<td width="22%" valign="top" style="padding-top:12px; font-size:0; line-height:0;"><div style="height:40px; line-height:0; background-image:linear-gradient(to bottom right, rgba(139,92,246,0) 48.2%, #4a3f7d 49.2%, #4a3f7d 50.8%, rgba(139,92,246,0) 51.8%);"></div></td>
		<td width="20" align="center" valign="top" style="width:20px; padding-top:2px; font:18px/20px 'Segoe UI Symbol','Apple Symbols',Helvetica,Arial,sans-serif; mso-line-height-rule:exactly;"><span style="color:#6d5fae; font-size:9px; vertical-align:3px;">&#9679;</span></td>
	</tr></table>
	<h1 class="title" style="margin:24px 0 0; color:#f4f2ff; font:800 32px/38px Raleway,'Segoe UI',Helvetica,Arial,sans-serif; letter-spacing:-0.4px;">${heading}</h1>
</td></tr>
<tr><td class="words ink" style="color:#1c1830; padding:36px 36px 12px; font:16px/26px Inter,'Segoe UI',Helvetica,Arial,sans-serif;">
	<#nested>
</td></tr>
<tr><td style="height:16px; font-size:0; line-height:0;">&nbsp;</td></tr>
</table>
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:560px;">
<tr><td class="foot quiet" style="padding:28px 36px 0; color:#5a5474; font:13px/20px Inter,'Segoe UI',Helvetica,Arial,sans-serif;">
	<p style="margin:0 0 12px;">${reason}</p>
	<p style="margin:0 0 12px;">${msg("letterQuestion")} <a class="link" href="${properties.siteUrl}/contact" style="color:#6d3fd6; text-decoration:underline;">${msg("letterContact")}</a></p>
	<p style="margin:0;"><span aria-hidden="true" style="color:#8b5cf6;">&#10022;</span>&nbsp; <a class="link" href="${properties.siteUrl}/" style="display:inline-block; padding:4px 0; color:#6d3fd6; text-decoration:underline;">${site}</a></p>
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
</#macro>

<#-- A letter whose words are the messages that begin with the key; {0} in them is the site, {1} how long the link is good. -->
<#macro letter key expiry="" extra="" link="" code="">
<@emailLayout heading=msg(key + "Heading", site, expiry, extra) preheader=msg(key + "Preheader", site, expiry, extra) reason=msg(key + "Reason", site, expiry, extra)>
	<p class="ink" style="margin:0 0 16px; color:#1c1830; font-weight:600; overflow-wrap:anywhere;">${((user.firstName)!"")?has_content?then(msg("letterGreeting", "\x0001")?replace("\x0001", user.firstName), msg("letterGreetingUnknown"))}</p>
	<#list msg(key + "Text", site, expiry, extra)?split("\n") as paragraph>
	<p class="ink" style="margin:0 0 16px; color:#1c1830; overflow-wrap:anywhere;">${paragraph}</p>
	</#list>
	<#if code?has_content>
	<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="margin:8px 0 24px;"><tr>
		<td class="well" align="center" style="padding:24px 8px; background-color:#f5f1ff; border:1px solid #cfc0fb; border-radius:12px;"><span class="code ink" style="padding-left:13px; color:#1c1830; font:700 44px/52px 'Fira Code',Consolas,Menlo,monospace; letter-spacing:13px; white-space:nowrap; -webkit-user-select:all; user-select:all;">${code}</span></td>
	</tr></table>
	</#if>
	<#if link?has_content>
	<table role="presentation" class="wide" cellspacing="0" cellpadding="0" border="0" style="margin:28px 0 24px; border-collapse:separate;"><tr>
		<td align="center" bgcolor="#7c3aed" style="border-radius:12px; background-color:#7c3aed; background-image:linear-gradient(90deg, #7c3aed, #db2777); mso-padding-alt:14px 28px;"><a class="button" href="${link}" style="display:inline-block; padding:14px 28px; border-radius:12px; color:#ffffff; font:600 16px/20px Inter,'Segoe UI',Helvetica,Arial,sans-serif; text-align:center; text-decoration:none;">${msg(key + "Button")}</a></td>
	</tr></table>
	</#if>
	<p class="quiet" style="margin:0 0 16px; color:#5a5474; font-size:14px; line-height:22px;">${msg(key + "Note", site, expiry, extra)}</p>
</@emailLayout>
</#macro>
