<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.letter key="emailUpdateConfirmation" link=link extra=newEmail expiry=linkExpirationFormatter(linkExpiration)/>
