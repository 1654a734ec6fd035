<#import "template.ftl" as layout>
<#-- As words, which are escaped where they are shown. -->
<#outputformat "plainText"><#assign actions><#list requiredActions![] as action>${msg("requiredAction.${action}")}<#sep>, </#sep></#list></#assign></#outputformat>
<@layout.letter key="executeActions" link=link extra=actions expiry=linkExpirationFormatter(linkExpiration)/>
