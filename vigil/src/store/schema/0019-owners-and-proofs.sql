-- Whose hands: keys belong to somebody, so that who holds a key and a session counts as one wherever two people are needed; and sessions know when their person last showed who they are.

alter table api_key add column owner text, add column owner_key text;
comment on column api_key.owner is 'The name that was said when the key was made; null for keys from before. owner_key is that name as person.name_key writes it.';
create index api_key_owner on api_key (owner_key) where revoked_ms is null;

alter table person_session add column proved_ms bigint;
comment on column person_session.proved_ms is 'When the person last showed anew who they are; null: only when it was opened.';
