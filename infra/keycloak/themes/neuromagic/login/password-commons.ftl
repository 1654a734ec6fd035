<#import "field.ftl" as field>
<#macro logoutOtherSessions value=false>
  <@field.checkbox name="logout-sessions" label=msg("logoutOtherSessions") value=value />
</#macro>
