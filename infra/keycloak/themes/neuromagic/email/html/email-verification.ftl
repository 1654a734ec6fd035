<#import "template.ftl" as layout>
<@layout.letter key="emailVerification" link=link expiry=linkExpirationFormatter(linkExpiration)/>
