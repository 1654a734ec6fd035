<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.letter key="emailVerificationCode" code=code/>
