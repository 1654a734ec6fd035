-- several registrations of an address are under way at a time, each with a user of its own: the first that is confirmed voids the others
drop index registration_under_way;
-- what one client may do to an address is counted
create index registration_of_email_from_address on registration (email_key, client_address, created_at);
