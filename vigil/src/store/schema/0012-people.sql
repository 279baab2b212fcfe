-- People: who may sign in, with what, for which tasks; their sessions; and what waits for a second signature. Times are milliseconds since 1970.

create table person (
  id text primary key,
  name text not null,
  name_key text not null unique,
  roles jsonb not null,
  first boolean not null default false,
  created_ms bigint not null,
  disabled_ms bigint,
  password text,
  totp bytea,
  totp_used bigint not null default 0,
  oidc text unique
);
comment on column person.first is 'Set up this Vigil, and may hold tasks that are otherwise kept apart until a second admin is there.';
comment on column person.totp is 'The secret of the one-time codes, sealed; totp_used is the last period a code was taken of.';
comment on column person.oidc is 'Issuer and subject, with a space between.';

create table passkey (
  id text primary key,
  person text not null references person (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  label text not null,
  created_ms bigint not null,
  used_ms bigint
);
create index passkey_person on passkey (person);

create table person_session (
  digest text primary key,
  id text not null unique,
  person text not null references person (id) on delete cascade,
  opened text not null,
  opened_ms bigint not null,
  used_ms bigint not null,
  ends_ms bigint not null,
  ended_ms bigint
);
create index person_session_person on person_session (person, ends_ms);
comment on table person_session is 'Only a digest of the cookie is kept. Ended early when ended_ms is set.';

create table sign_in_step (
  digest text primary key,
  kind text not null,
  body jsonb not null,
  until_ms bigint not null
);
create index sign_in_step_until on sign_in_step (until_ms);
comment on table sign_in_step is 'A sign-in or enrolment under way: what the next request must fit. Taken out when it is used.';

create table invitation (
  id text primary key,
  digest text not null unique,
  name text not null,
  roles jsonb not null,
  person text references person (id) on delete cascade,
  made_by text not null,
  made_ms bigint not null,
  until_ms bigint not null,
  used_ms bigint,
  ended_ms bigint
);
comment on column invitation.person is 'Somebody who is there already and shows anew who they are; everything they signed in with before ends.';

create table role_grant (
  id text primary key,
  person text references person (id) on delete cascade,
  invitation text references invitation (id) on delete cascade,
  roles jsonb not null,
  made_by text not null,
  made_ms bigint not null,
  until_ms bigint not null,
  state text not null check (state in ('waiting', 'signed', 'refused')),
  settled_by text,
  settled_ms bigint,
  check ((person is null) <> (invitation is null))
);
create index role_grant_waiting on role_grant (made_ms) where state = 'waiting';
comment on table role_grant is 'Tasks for a person or an invitation that wait for another admin.';
