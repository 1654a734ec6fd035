<#import "template.ftl" as layout>
<@layout.letter key="emailTest"/>
