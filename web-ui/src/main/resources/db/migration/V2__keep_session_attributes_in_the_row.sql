-- A learner's identity and tokens are 2 to 5 KB each, more than PostgreSQL keeps in a row by default, and are read with every
-- page: from a table and an index of their own they cost three times as much as in the row.
-- What is stored already moves when it is written anew: tokens when they are renewed, an identity at the next login.
alter table spring_session_attributes set (toast_tuple_target = 8160);
