-- Returns: of each account with an open case, which account that was acted on writes most like it.

create table account_return (
  platform text not null,
  account text not null,
  compared text not null,
  earlier text,
  score double precision not null default 0,
  bits double precision not null default 0,
  primary key (platform, account)
);
comment on table account_return is 'The most alike of the accounts found violating: earlier is its case; null when none is alike. compared: what was compared, so that nothing is compared twice.';
