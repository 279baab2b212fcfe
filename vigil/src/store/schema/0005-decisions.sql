-- People's decisions with what they found, who must look, and what reviewed cases taught.

alter table decision alter column action drop not null;
alter table decision add column if not exists outcome text;
alter table decision add column innocent text;
alter table decision add column seen jsonb;
create index decision_case on decision (case_id, at_ms);
create index decision_account on decision (platform, account, at_ms) where not interim;
comment on column decision.outcome is 'What a person found; null for interim measures of a policy.';
comment on column decision.seen is 'What judging saw of the account when the person decided: conduct, complaints and links. Learning reads it.';

alter table case_file add column route text not null default 'review' check (route in ('review', 'specialist'));
alter table case_file add column jumps boolean not null default false;
alter table account add column minor boolean not null default false;
alter table account add column against text;
alter table account add column probability double precision;

create table judgement_model (
  version text primary key,
  made_ms bigint not null,
  model jsonb not null,
  state text not null check (state in ('active', 'past', 'refused'))
);
create unique index judgement_active on judgement_model (state) where state = 'active';
