-- Second signatures, appeals and blind second looks: acts that need two people, orders that wait for them, and cases of their own kind.

alter table case_file add column kind text not null default 'finding' check (kind in ('finding', 'appeal', 'second-look'));
alter table case_file add column about text;
drop index case_open;
create unique index case_open on case_file (platform, account) where state = 'open' and kind = 'finding';
create index case_about on case_file (about) where about is not null;
comment on column case_file.about is 'The decision that an appeal or a second look is about; null for findings.';

alter table decision add column act text;
alter table decision add column policy text;
alter table decision add column route_before text;
alter table decision add column state text not null default 'stands' check (state in ('waiting', 'stands', 'opinion', 'overturned', 'undone'));
alter table decision add column counts boolean generated always as (state = 'stands' or (state = 'waiting' and outcome is distinct from 'not-violating')) stored;
create index decision_act on decision (act) where act is not null;
comment on column decision.act is 'Decisions that are signed and undone together: the joint act on a ring, or the decision itself.';
comment on column decision.counts is 'Whether learning and counting may use it: an unsigned dismissal, an opinion, and what was overturned or undone do not count.';

alter table orders drop constraint orders_state_check;
alter table orders add constraint orders_state_check check (state in ('waiting', 'pending', 'applied', 'verified', 'cancelled'));
alter table orders add column superseded_by text;
drop index orders_open;
create index orders_open on orders (created_ms, decision, step) where state in ('pending', 'applied');
create index orders_by_account on orders (platform, account, created_ms);
create index orders_decision on orders (decision);
comment on column orders.superseded_by is 'The decision whose own order took the place of this one before anybody had carried it out.';

create table signature (
  id text primary key,
  act text not null,
  causes jsonb not null,
  state text not null check (state in ('wanted', 'given', 'refused', 'expired', 'withdrawn')),
  wanted_ms bigint not null,
  due_ms bigint not null,
  hand jsonb,
  reason text,
  settled_ms bigint
);
create unique index signature_wanted on signature (act) where state = 'wanted';
create index signature_act on signature (act);
create index signature_due on signature (due_ms, id) where state = 'wanted';
comment on table signature is 'The second person on an act: wanted until due_ms, then given, refused, expired or withdrawn, and never anything else afterwards.';

create table appeal (
  id text primary key,
  platform text not null,
  sender_id text not null,
  account text not null,
  text bytea not null,
  decision text not null unique references decision (id),
  case_id text references case_file (id),
  state text not null check (state in ('waiting', 'open', 'upheld', 'overturned')),
  received_ms bigint not null,
  settled_ms bigint,
  unique (platform, sender_id)
);
create index appeal_case on appeal (case_id);
comment on table appeal is 'What an account says against a decision. One a decision; waiting: a second person still looks at the decision itself.';

create table second_look (
  decision text primary key references decision (id),
  case_id text not null references case_file (id),
  policy text not null,
  first text not null,
  second text,
  opened_ms bigint not null,
  settled_ms bigint
);
create index second_look_case on second_look (case_id);
comment on table second_look is 'Closing decisions chosen by chance for a blind second look: what the first and the second person found.';
