-- Rules on trial: what they see beside other findings is marked, and how many posts they would have touched is counted, without saying whose.

alter table observation add column shadow boolean not null default false;
comment on column observation.shadow is 'Made by a term or a signal on trial: bits is what it would be worth, and nothing is judged by it.';

create table shadow_tally (
  hour bigint not null,
  kind text not null check (kind in ('term', 'signal')),
  name text not null,
  posts bigint not null,
  primary key (hour, kind, name)
);
comment on table shadow_tally is 'How many items a rule on trial would have touched, by hour since 1970 of the item. Nothing on people.';

-- How many cases of an account were decided is asked for every account that is touched or tried; without this each asking reads the whole table.
create index case_account on case_file (platform, account);
