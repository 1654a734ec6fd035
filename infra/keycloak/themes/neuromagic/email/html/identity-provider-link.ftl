<#import "template.ftl" as layout>
<@layout.letter key="identityProviderLink" link=link extra=identityProviderDisplayName expiry=linkExpirationFormatter(linkExpiration)/>
