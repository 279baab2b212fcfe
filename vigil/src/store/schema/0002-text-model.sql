-- Learned models of texts, and the golden set that new ones are compared on. No text is in either.

create table text_model (
  version text primary key,
  made_ms bigint not null,
  since_ms bigint not null,
  state text not null check (state in ('active', 'former', 'withdrawn', 'refused')),
  bytes bytea not null,
  about jsonb not null
);
create unique index text_model_active on text_model (state) where state = 'active';
comment on table text_model is 'Models as packed by engine/classifier/model-bytes.ts. One is active; former ones can be gone back to. since_ms is when the state began.';

create table text_golden (
  print text primary key,
  label smallint not null check (label in (0, 1)),
  features integer not null,
  words integer not null,
  buckets bytea not null,
  made_ms bigint not null
);
comment on table text_golden is 'Judged texts that are never learned from, as the numbers of their hashed features (32-bit little-endian). Neither text nor author can be read from them.';
