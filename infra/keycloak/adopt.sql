-- Makes Keycloak's schema, restored from another installation, belong to this one: its clients get the secrets and the
-- address that the services here are configured with. Run in its database while Keycloak is down, then give the
-- administrator a new password with `kc.sh bootstrap-admin user`. The values are settings of the session:
--   set adopt.old_url = 'https://old.example'; set adopt.new_url = '…'; set adopt.web_ui_client_secret = '…';
--   set adopt.auth_service_client_secret = '…'; set adopt.smtp_host = '…'; set adopt.smtp_port = '…';
do $adopt$
declare
    neuromagic text := (select id from keycloak.realm where name = 'neuromagic');
    master text := (select id from keycloak.realm where name = 'master');
    old_url text := current_setting('adopt.old_url');
    new_url text := current_setting('adopt.new_url');
begin
    if neuromagic is null or master is null then
        raise exception 'the schema holds no realm neuromagic';
    end if;

    update keycloak.client set secret = current_setting('adopt.web_ui_client_secret')
    where realm_id = neuromagic and client_id = 'web-ui';
    update keycloak.client set secret = current_setting('adopt.auth_service_client_secret')
    where realm_id = neuromagic and client_id = 'auth-service';

    if old_url <> new_url then
        update keycloak.client
        set root_url = case root_url when old_url then new_url else replace(root_url, old_url || '/', new_url || '/') end,
            base_url = case base_url when old_url then new_url else replace(base_url, old_url || '/', new_url || '/') end
        where realm_id = neuromagic;
        update keycloak.redirect_uris set value = replace(value, old_url || '/', new_url || '/')
        where client_id in (select id from keycloak.client where realm_id = neuromagic);
        update keycloak.web_origins set value = new_url
        where value = old_url and client_id in (select id from keycloak.client where realm_id = neuromagic);
        update keycloak.client_attributes set value = replace(value, old_url || '/', new_url || '/')
        where client_id in (select id from keycloak.client where realm_id = neuromagic);
    end if;

    update keycloak.realm_smtp_config set value = current_setting('adopt.smtp_host') where realm_id = neuromagic and name = 'host';
    update keycloak.realm_smtp_config set value = current_setting('adopt.smtp_port') where realm_id = neuromagic and name = 'port';

    -- makes way for the administrator of this installation; others keep their names and passwords
    update keycloak.user_entity set username = 'admin-' || id, enabled = false
    where realm_id = master and username = 'admin';
end
$adopt$;
