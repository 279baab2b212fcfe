-- How many accounts there are, write what and hold what, as registers of sketches: neither text nor account can be read from them.

create table rates (
  name text primary key,
  registers bytea not null
);
comment on table rates is 'Registers of the sketch (engine/rates/sketch.ts) as of the last time changes were folded in.';

create table rates_change (
  id bigint generated always as identity primary key,
  marks bytea not null
);
comment on table rates_change is 'Registers that a batch raised, 4 bytes each: place times 64 plus rank. Folded into rates now and then; in any order they come to the same.';
