-- The case screen: people's notes, what happened on a case out of the audit log, how many words somebody has revealed of late, and which cases changed of late.

create table case_note (
  id bigint generated always as identity primary key,
  case_id text not null references case_file (id) on delete cascade,
  actor text not null,
  by_name text not null,
  text bytea not null,
  at_ms bigint not null
);
create index case_note_case on case_note (case_id, id);
comment on table case_note is 'What people note on a case. Only ever added to.';

create index audit_case on audit_entry (coalesce(detail->>'case', subject), seq)
  where left(coalesce(detail->>'case', subject), 2) = 'C-';
create index audit_reveal on audit_entry (at_ms) where act in ('case.revealed', 'word.revealed');
create index case_changed on case_file (changed_ms);
