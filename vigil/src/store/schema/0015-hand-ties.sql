-- What people said about accounts: these belong together, or these do not. Kept with who, when and why, also after it was taken back.

create table hand_tie (
  id text primary key,
  platform text not null,
  kind text not null check (kind in ('join', 'split')),
  one jsonb not null,
  other jsonb not null,
  ring text not null,
  why text not null,
  by_name text not null,
  actor text not null,
  at_ms bigint not null,
  undone_ms bigint,
  undone_by text,
  undone_why text
);
create index hand_tie_held on hand_tie (platform) where undone_ms is null;
comment on table hand_tie is 'one and other are lists of accounts. A join ties each of one to each of other, a split keeps them apart. ring: where it was said. Adds no bits to anything.';

create index if not exists audit_entry_subject on audit_entry (subject, seq);
