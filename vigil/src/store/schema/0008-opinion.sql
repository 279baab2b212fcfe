-- What a language model said about a case. Read by screens, never by what judges.

create table opinion (
  id bigint generated always as identity primary key,
  case_id text not null references case_file (id) on delete cascade,
  model text not null,
  prompt text not null,
  texts integer not null,
  aimed jsonb not null,
  asked_ms bigint not null,
  settled_ms bigint,
  why text,
  label text check (label in ('offer', 'not-offer', 'unclear')),
  clause text,
  quote bytea,
  hidden jsonb
);
create index opinion_case on opinion (case_id, id);
create index opinion_asked on opinion (asked_ms);
comment on table opinion is 'Second opinions, 0 bits. A row is made before texts leave; without settled_ms the answer is still out or the process died. hidden: spans of the quote that readers are spared.';
