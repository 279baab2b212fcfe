-- The queue at a hundred thousand open cases: its order and its filters are read from indexes, and it is known when somebody first looked.

alter table case_file add column looked_ms bigint;
comment on column case_file.looked_ms is 'When a person first claimed, revealed or decided it, milliseconds since 1970; null while nobody has.';

create function families_against(assessment jsonb) returns text[] language sql immutable strict parallel safe as
$$ select coalesce(array_agg(family order by family), '{}') from jsonb_array_elements_text(jsonb_path_query_array(assessment, '$.reasons[*] ? (@.bits > 0).family')) as f (family) $$;
alter table case_file add column families text[] not null generated always as (families_against(assessment)) stored;
comment on column case_file.families is 'Families of evidence that speak against the account: the queue is filtered by them.';

-- Urgent first, inside a severity what trusted flaggers named, then strongest, then earliest due: the same expressions as in read-queue.ts.
create index case_queue_order on case_file (
  (case when severity = 'urgent' then 0 else 2 end + case when jumps then 0 else 1 end), (-bits), due_ms, id
) where state = 'open';
create index case_open_due on case_file (due_ms) include (severity, opened_ms) where state = 'open';
create index case_urgent on case_file (platform, account) where severity = 'urgent';
create index account_gone on account (platform, id) where gone_ms is not null;
create index case_open_since on case_file (opened_ms) where state = 'open';
create index case_opened on case_file (opened_ms);
create index account_first_seen on account (first_seen_ms) include (platform, id);
create index case_families on case_file using gin (families) where state = 'open';

create index item_language on item (language, platform, account);
create index case_claim_until on case_claim (until_ms);
create index decision_said on decision (at_ms) where not interim;
create index orders_carried on orders (platform, account) where kind = 'enforce' and state <> 'pending';
create index observation_offer on observation (at_ms) include (platform, account, item) where signal = 'joint.offer' and not shadow;
-- What was seen in an item is read for every item of a case; without this each reading goes through all observations.
create index observation_of_item on observation (platform, item, revision);
create index audit_revealed on audit_entry (seq) where act = 'case.revealed';

create table page_violation (
  directive text primary key,
  times bigint not null,
  last_ms bigint not null
);
comment on table page_violation is 'How often a browser refused something of our own page, by directive of the content policy. Nothing else of its words is kept.';
