-- The first schema. Times are milliseconds since 1970 (bigint), texts are UTF-16LE bytes, because NUL and lone surrogates are legal input.

create table tally (
  hour bigint not null,
  platform text not null,
  surface text not null,
  language text not null,
  items bigint not null,
  primary key (hour, platform, surface, language)
);
comment on table tally is 'How many items were screened, by hour since 1970, platform, surface and language. All that a clean item leaves.';

create table seen (
  id bigint generated always as identity primary key,
  hour bigint not null,
  prints bytea not null
);
create index seen_hour on seen (hour, id);
comment on table seen is 'Keyed 8-byte fingerprints of item ids, so that a repeat is not counted twice. Neither text nor author can be read from them.';

create table item (
  platform text not null,
  id text not null,
  revision text not null,
  account text not null,
  surface text not null,
  text bytea not null,
  created_ms bigint not null,
  received_ms bigint not null,
  language text not null,
  self_authored boolean not null,
  media_algorithm text,
  media_value text,
  removed_ms bigint,
  primary key (platform, id, revision)
);
create index item_account on item (platform, account, created_ms);
create index item_created on item (created_ms);
comment on table item is 'Items that held a core signal. The revision is a digest of the text, so an edited post is a second row.';

create table account (
  platform text not null,
  id text not null,
  conduct jsonb not null,
  standing jsonb not null default '{}',
  standing_ms bigint not null default 0,
  bits double precision not null,
  families jsonb not null,
  first_seen_ms bigint not null,
  last_seen_ms bigint not null,
  gone_ms bigint,
  primary key (platform, id)
);
comment on table account is 'Accounts with a file. Conduct is what judging reads; standing is who they are and is read by nothing that judges.';

create table observation (
  id text primary key,
  platform text not null,
  item text not null,
  revision text not null,
  account text not null,
  signal text not null,
  family text not null,
  what text not null,
  tier text not null,
  span_start integer not null,
  span_end integer not null,
  bits double precision not null,
  at_ms bigint not null,
  self_authored boolean not null,
  lexicon text not null
);
create index observation_account on observation (platform, account, at_ms);
create index observation_signal on observation (signal, at_ms);

create table indicator (
  kind text not null,
  service text not null,
  value text not null,
  platform text not null,
  account text not null,
  item text not null,
  at_ms bigint not null,
  primary key (kind, service, value, platform, account, item)
);
create index indicator_account on indicator (platform, account);

create table notice (
  platform text not null,
  id text not null,
  about text not null,
  items jsonb not null,
  by_account text,
  category text not null,
  comment bytea not null,
  created_ms bigint not null,
  received_ms bigint not null,
  trusted boolean not null,
  primary key (platform, id)
);
create index notice_about on notice (platform, about, created_ms);

create table case_file (
  id text primary key,
  platform text not null,
  account text not null,
  severity text not null check (severity in ('urgent', 'standard')),
  state text not null check (state in ('open', 'decided')),
  bits double precision not null,
  assessment jsonb not null,
  opened_ms bigint not null,
  due_ms bigint not null,
  changed_ms bigint not null
);
create unique index case_open on case_file (platform, account) where state = 'open';
create index case_queue on case_file (state, severity, due_ms);

create table decision (
  id text primary key,
  case_id text not null references case_file (id),
  platform text not null,
  account text not null,
  author jsonb not null,
  reason text not null,
  action text not null,
  interim boolean not null,
  at_ms bigint not null
);

create table orders (
  id text primary key,
  decision text not null references decision (id),
  platform text not null,
  account text not null,
  kind text not null,
  action text,
  state text not null check (state in ('pending', 'applied', 'verified')),
  step integer not null,
  created_ms bigint not null
);
create index orders_pending on orders (created_ms) where state = 'pending';

create table audit_entry (
  seq bigint primary key,
  at_ms bigint not null,
  actor text not null,
  act text not null,
  subject text not null,
  detail jsonb not null,
  previous text not null,
  hash text not null
);

create table source_mark (
  key text primary key,
  end_offset bigint not null,
  totals jsonb not null,
  done boolean not null,
  changed_ms bigint not null
);
comment on table source_mark is 'How far a file was read under one lexicon and policy; moves in the same transaction as what was read.';

create table shelf (
  id text primary key,
  source text not null,
  start_offset bigint not null,
  bytes bigint not null,
  line bigint,
  why text not null,
  received_ms bigint not null,
  complete boolean not null,
  settled_ms bigint
);
create table shelf_part (
  shelf text not null references shelf (id) on delete cascade,
  at bigint not null,
  raw bytea not null,
  primary key (shelf, at)
);

create table skip (
  hour bigint not null,
  source text not null,
  why text not null,
  objects bigint not null,
  primary key (hour, source, why)
);

create table api_key (
  id text primary key,
  digest text not null unique,
  label text not null,
  scopes jsonb not null,
  created_ms bigint not null,
  revoked_ms bigint
);

create table lexicon_version (
  digest text primary key,
  title text not null,
  terms integer not null,
  loaded_ms bigint not null
);

create table canary (
  name text primary key,
  sent_ms bigint not null,
  heard_ms bigint not null
);

create table setting (
  name text primary key,
  value text not null
);
