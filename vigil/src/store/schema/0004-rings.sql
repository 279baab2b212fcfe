-- Rings: accounts with a file that share rare values, the evidence of every tie, and what links the other accounts to them.

create table ring (
  id text primary key,
  platform text not null,
  severity text not null check (severity in ('urgent', 'standard')),
  state text not null check (state in ('open', 'decided')),
  bits double precision not null,
  members integer not null,
  digest text not null,
  opened_ms bigint not null,
  due_ms bigint not null,
  changed_ms bigint not null,
  gone_ms bigint
);
create index ring_queue on ring (state, severity, bits) where gone_ms is null;
comment on table ring is 'A ring with its own case. The digest covers members and ties, so that a pass writes only what changed. Gone: the evidence no longer holds; the row stays.';

create table ring_member (
  ring text not null references ring (id) on delete cascade,
  platform text not null,
  account text not null,
  primary key (ring, account)
);
create index ring_member_account on ring_member (platform, account);

create table ring_edge (
  ring text not null references ring (id) on delete cascade,
  a text not null,
  b text not null,
  bits double precision not null,
  indicators jsonb not null,
  primary key (ring, a, b)
);
comment on table ring_edge is 'A tie between two members: indicators is a list of {kind, service, value, bits} whose bits sum to bits.';

create table account_link (
  platform text not null,
  account text not null,
  ring text,
  links jsonb not null,
  primary key (platform, account)
);
comment on table account_link is 'What links an account with a file to others: a list of {kind, service, value, bits, others, ring?}, strongest first. ring: the one it is a member of.';
