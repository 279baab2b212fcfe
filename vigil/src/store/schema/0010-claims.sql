-- Claims: who is looking at a case, until when; and the draft a decision came from, so that one sent twice counts once.

create table case_claim (
  case_id text primary key references case_file (id) on delete cascade,
  holder text not null,
  by_name text not null,
  until_ms bigint not null
);
comment on table case_claim is 'A lease: past until_ms anybody may take it. holder: the session or key; by_name: what others read.';

alter table decision add column draft text;
create unique index decision_draft on decision (case_id, draft) where draft is not null;
