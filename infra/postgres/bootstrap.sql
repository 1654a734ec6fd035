-- A schema and a role per service. The role owns its schema and sees no other.
-- Run by a superuser in the database of the platform, as often as you like. The placeholders are filled with passwords
-- by whoever runs it; a password must not contain a single quote. A placeholder that is left sets none.
do $bootstrap$
declare
    service record;
begin
    for service in
        select * from (values
            ('auth_service', 'auth', '${auth_service_password}'),
            ('course_service', 'course', '${course_service_password}'),
            ('quest_service', 'quest', '${quest_service_password}'),
            ('notification_service', 'notification', '${notification_service_password}'),
            ('web_ui', 'web', '${web_ui_password}'),
            ('keycloak', 'keycloak', '${keycloak_password}')
        ) as services (role_name, schema_name, role_password)
    loop
        if not exists (select from pg_roles where rolname = service.role_name) then
            execute format('create role %I', service.role_name);
        end if;
        execute format('alter role %I with login nosuperuser nocreatedb nocreaterole noinherit', service.role_name);
        if service.role_password not like '${%' then
            execute format('alter role %I with password %L', service.role_name, service.role_password);
        end if;
        execute format('alter role %I set search_path = %I', service.role_name, service.schema_name);
        execute format('create schema if not exists %I authorization %I', service.schema_name, service.role_name);
        execute format('revoke all on schema %I from public', service.schema_name);
        execute format('grant connect on database %I to %I', current_database(), service.role_name);
    end loop;
    execute format('revoke all on database %I from public', current_database());
    revoke all on schema public from public;
end
$bootstrap$;
