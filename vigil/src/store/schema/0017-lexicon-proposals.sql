-- What people propose to change in the lexicon, and the overlay that signed proposals come to. Words are sealed: a copy of these rows shows none. Times are milliseconds since 1970.

create table lexicon_proposal (
  id text primary key,
  actor text not null,
  by_name text not null,
  at_ms bigint not null,
  base integer not null,
  rollback integer,
  digest text not null,
  counts jsonb not null,
  sealed bytea not null,
  state text not null check (state in ('waiting', 'active', 'refused', 'withdrawn')),
  settled_actor text,
  settled_by text,
  settled_ms bigint,
  settled_why bytea
);
create index lexicon_proposal_at on lexicon_proposal (at_ms);
comment on table lexicon_proposal is 'sealed holds the changes and the reason; base is the version of the overlay that the author saw.';

create table lexicon_overlay (
  version integer primary key,
  proposal text not null references lexicon_proposal (id),
  digest text not null,
  sealed bytea not null,
  at_ms bigint not null,
  taken_ms bigint,
  taken_from text,
  taken_to text
);
comment on table lexicon_overlay is 'Each activation, whole. taken_*: when a running Vigil took it up, and the fingerprints of the words before and after.';
