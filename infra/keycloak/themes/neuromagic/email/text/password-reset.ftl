<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.letter key="passwordReset" link=link expiry=linkExpirationFormatter(linkExpiration)/>
