-- What a person prefers and the server must know. Times are milliseconds since 1970.

create table person_preference (
  who text primary key,
  mix_after integer not null check (mix_after between 2 and 10),
  changed_ms bigint not null
);
comment on table person_preference is 'After so many severe cases in a row an easier one. No row: never. who: the person, or while nobody is set up the name that was said. Read for that person alone, and by nothing that judges or counts.';
