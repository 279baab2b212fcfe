-- Look-back: account files are numbered in the order in which they were opened, and a mark says where its source can be read again and up to which file it was looked back at.

alter table account add column file_no bigint generated always as identity;
create unique index account_file_no on account (file_no);
comment on column account.file_no is 'Rises with every new file; transactions that open files are serialised by the writer lock, so a lower number was committed earlier.';

alter table source_mark add column place jsonb;
alter table source_mark add column looked_no bigint not null default 0;
comment on column source_mark.place is 'Path, size, time of change, beginning and options of a file, so that it can be read again; null for what cannot be.';
comment on column source_mark.looked_no is 'The source was looked back at for every account file up to this number.';
