<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#assign actions><#list requiredActions![] as action>${msg("requiredAction.${action}")}<#sep>, </#sep></#list></#assign>
<@layout.letter key="executeActions" link=link extra=actions expiry=linkExpirationFormatter(linkExpiration)/>
